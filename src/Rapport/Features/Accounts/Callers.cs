using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>
/// Tells who is behind a request, from the sign-in cookie, or from a device key at a door that takes one: of both the key
/// speaks. A cookie made before "sign out everywhere" or a change of password names nobody, nor does one whose sign-in was
/// ended.
/// </summary>
public sealed class Callers(IServiceScopeFactory scopes, KeyRing keys, Acts acts, TagVersions tags, TimeProvider time)
{
    public const string Cookie = "rapport.sign-in";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private readonly KnownTickets tickets = new(time);
    private readonly TagCache<Guid, KnownLogin?> known = new(tags, time, Lifetime);

    /// <summary>Null for a visitor who is not signed in.</summary>
    public async ValueTask<Caller?> OfAsync(HttpContext context)
    {
        if (KeyRing.TokenOf(context) is { } token)
        {
            return await keys.FindAsync(token, context);
        }

        if (!context.Request.Cookies.TryGetValue(Cookie, out var cookie))
        {
            return null;
        }

        if (tickets.Find(cookie) is { } seen)
        {
            return await OfAsync(seen, context.RequestAborted);
        }

        var opened = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (opened.Principal is not { } principal || KnownTicket.From(principal) is not { } ticket)
        {
            return null;
        }

        tickets.Keep(cookie, ticket, opened.Properties?.ExpiresUtc);
        return await OfAsync(ticket, context.RequestAborted);
    }

    public async ValueTask<Caller?> OfAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        KnownTicket.From(principal) is { } ticket ? await OfAsync(ticket, cancellationToken) : null;

    private async ValueTask<Caller?> OfAsync(KnownTicket ticket, CancellationToken cancellationToken)
    {
        var login = await known.GetAsync(ticket.PersonId, new[] { Tag.Person(ticket.PersonId) }, token => ReadAsync(ticket.PersonId, token), cancellationToken);
        if (login is null || login.Stamp != ticket.Stamp || !login.SignIns.TryGetValue(ticket.SignInId, out var seenAt))
        {
            return null;
        }

        var hour = OpenSignIn.Rounded(time.GetUtcNow());
        if (seenAt < hour)
        {
            await acts.RunAsync((RecordSignInUse act, CancellationToken token) => act.RunAsync(ticket.SignInId, hour, token), cancellationToken);
            tags.Bump(Tag.Person(ticket.PersonId));
        }

        return login.Caller;
    }

    private async Task<KnownLogin?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var signIns = await db.OpenSignIns.Where(row => row.PersonId == id).ToDictionaryAsync(row => row.Id, row => row.SeenAt, cancellationToken);
        return await db.People
            .Where(person => person.Id == id)
            .Join(db.Users, person => person.Id, login => login.Id, (person, login) => new KnownLogin(
                new Caller(person.Id, person.Name, person.IsHost),
                login.SecurityStamp,
                signIns))
            .SingleOrDefaultAsync(cancellationToken);
    }

    private sealed record KnownLogin(Caller Caller, string? Stamp, Dictionary<Guid, DateTimeOffset> SignIns);
}
