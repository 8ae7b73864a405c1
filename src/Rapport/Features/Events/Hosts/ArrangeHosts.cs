using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Images;
using Rapport.Shared;

namespace Rapport.Features.Events.Hosts;

/// <summary>
/// Names, orders and removes the hosts and sponsors of an event. Answers with the key of a mark that nothing shows any
/// more, to be removed after the commit; empty where there is none.
/// </summary>
public sealed class ArrangeHosts(RapportDb db, TimeProvider time)
{
    private const int Limit = 60;

    public Task<Outcome<string>> SaveAsync(HostInput input, CancellationToken cancellationToken) => ChangeAsync(input, hosts =>
    {
        if (EventHost.Refuse(input.Name, input.Link, input.Alt) is { } wrong)
        {
            return wrong;
        }

        var host = hosts.Find(host => host.Id == input.HostId);
        if (host is null && input.HostId is not null)
        {
            return EventProblems.UnknownLine;
        }

        if (host is null && hosts.Count >= Limit)
        {
            return new Problem("hosts_many", $"An event names at most {Limit} hosts and sponsors.");
        }

        var (old, saved) = (host?.MarkKey, host ?? Add(input, hosts));
        saved.Describe(input.Name, input.Role, input.Link);
        Mark(saved, input);
        return saved.MarkKey == old ? "" : old ?? "";
    }, cancellationToken);

    /// <summary>One place earlier or later; the first and the last stay.</summary>
    public Task<Outcome<string>> MoveAsync(HostInput input, int places, CancellationToken cancellationToken) => ChangeHostAsync(input, (hosts, host) =>
    {
        var to = Math.Clamp(hosts.IndexOf(host) + places, 0, hosts.Count - 1);
        hosts.Remove(host);
        hosts.Insert(to, host);
        for (var position = 0; position < hosts.Count; position++)
        {
            hosts[position].Stand(position);
        }

        return "";
    }, cancellationToken);

    public Task<Outcome<string>> RemoveAsync(HostInput input, CancellationToken cancellationToken) => ChangeHostAsync(input, (_, host) =>
    {
        db.Remove(host);
        return host.MarkKey ?? "";
    }, cancellationToken);

    private Task<Outcome<string>> ChangeHostAsync(HostInput input, Func<List<EventHost>, EventHost, string> change, CancellationToken cancellationToken) =>
        ChangeAsync(input, hosts => hosts.Find(host => host.Id == input.HostId) is { } host ? change(hosts, host) : EventProblems.UnknownLine, cancellationToken);

    private async Task<Outcome<string>> ChangeAsync(HostInput input, Func<List<EventHost>, Outcome<string>> change, CancellationToken cancellationToken)
    {
        var held = await db.HoldEventAsync(input.EventId, cancellationToken);
        if (held.IsRefused)
        {
            return held.Problem;
        }

        var changed = change(await db.HostsOf(input.EventId).ToListAsync(cancellationToken));
        if (changed.IsRefused)
        {
            return changed;
        }

        db.Add(new Activity(Ids.New(time), "event.hosts", held.Value, input.ActorId, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);

        // The next event shows the same stored mark.
        return await db.EventHosts.AnyAsync(host => host.MarkKey == changed.Value, cancellationToken) ? "" : changed;
    }

    private EventHost Add(HostInput input, List<EventHost> hosts)
    {
        var host = new EventHost(Ids.New(time), input.EventId, hosts.Count == 0 ? 0 : hosts.Max(other => other.Position) + 1);
        db.Add(host);
        return host;
    }

    private static void Mark(EventHost host, HostInput input)
    {
        if (input.Mark is { } mark)
        {
            host.Show(mark.Key, mark.Width, mark.Height);
        }
        else if (input.DropsMark)
        {
            host.DropMark();
        }

        host.SayOfMark(host.MarkKey is null ? "" : input.Alt);
    }
}

public sealed record HostInput(Guid EventId, Guid? HostId, Guid? ActorId)
{
    public string Name { get; init; } = "";
    public HostRole Role { get; init; }
    public string Link { get; init; } = "";
    public string Alt { get; init; } = "";

    /// <summary>A new mark, stored already; null leaves the old one.</summary>
    public KeptPicture? Mark { get; init; }

    public bool DropsMark { get; init; }
}
