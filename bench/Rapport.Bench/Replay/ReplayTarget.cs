using System.Text.RegularExpressions;
using Rapport.Bench.Staging;

namespace Rapport.Bench.Replay;

/// <summary>Where a meeting is replayed to, and who writes it.</summary>
internal sealed partial record ReplayTarget(Uri Server, string EventPath, Guid EventId, IReadOnlyList<Visitor> Reporters)
{
    private const int SessionsUsed = 8;

    /// <summary>A server that runs already, on this machine: nothing else is ever spoken to.</summary>
    public static async Task<ReplayTarget> AtAsync(Uri server, string eventPath, IReadOnlyList<string> cookies, CancellationToken cancellationToken)
    {
        if (!server.IsLoopback || cookies.Count == 0)
        {
            throw new BenchFailure("A replay goes to a server on this machine only, and needs the cookie of at least one reporter.");
        }

        using var visitor = new Visitor(server);
        var id = EventMark().Match(await visitor.GetAsync(eventPath, cancellationToken));
        return id.Success
            ? new(server, eventPath, Guid.Parse(id.Groups[1].ValueSpan), [.. cookies.Select(cookie => new Visitor(server).With(cookie))])
            : throw new BenchFailure($"{eventPath} is no event's page.");
    }

    /// <summary>The first sessions of the programme.</summary>
    public async Task<IReadOnlyList<Guid>> SessionsAsync(CancellationToken cancellationToken)
    {
        using var visitor = new Visitor(Server);
        var programme = await visitor.GetAsync($"{EventPath}/programme", cancellationToken);
        var slugs = SessionLink().Matches(programme).Select(match => match.Groups[1].Value).Distinct();
        var sessions = new List<Guid>();
        foreach (var slug in slugs)
        {
            var page = await visitor.GetAsync($"{EventPath}/{slug}", cancellationToken);
            if (SessionMark().Match(page) is { Success: true } session)
            {
                sessions.Add(Guid.Parse(session.Groups[1].ValueSpan));
            }

            if (sessions.Count == SessionsUsed)
            {
                break;
            }
        }

        return sessions.Count > 0 ? sessions : throw new BenchFailure("The programme shows no session with a stream.");
    }

    [GeneratedRegex("data-event=\"([0-9a-f-]{36})\"")]
    private static partial Regex EventMark();

    [GeneratedRegex("<h3><a href=\"([a-z0-9-]+)\"")]
    private static partial Regex SessionLink();

    [GeneratedRegex("<ol class=\"stream\"[^>]* data-session=\"([0-9a-f-]{36})\"")]
    private static partial Regex SessionMark();
}
