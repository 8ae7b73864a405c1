using System.Collections.Concurrent;

namespace Rapport.Features.Accounts;

/// <summary>
/// Whose sign-in cookies were opened a moment ago: opening one for every page would take a third of the time of a page
/// from the cache. Whether the sign-in still holds is asked each time all the same.
/// </summary>
internal sealed class KnownTickets(TimeProvider time)
{
    private const int Limit = 20_000;

    // A cookie of many parts names their number only, the same for everybody.
    private const string ManyParts = "chunks-";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Held> tickets = new(StringComparer.Ordinal);

    public KnownTicket? Find(string cookie) =>
        tickets.TryGetValue(cookie, out var held) && held.Until > time.GetUtcNow() ? held.Ticket : null;

    /// <param name="expiresAt">When the cookie itself ends, if it says so.</param>
    public void Keep(string cookie, KnownTicket ticket, DateTimeOffset? expiresAt)
    {
        if (cookie.StartsWith(ManyParts, StringComparison.Ordinal))
        {
            return;
        }

        if (tickets.Count >= Limit)
        {
            tickets.Clear();
        }

        var until = time.GetUtcNow() + Lifetime;
        tickets[cookie] = new Held(ticket, expiresAt < until ? expiresAt.Value : until);
    }

    private sealed record Held(KnownTicket Ticket, DateTimeOffset Until);
}
