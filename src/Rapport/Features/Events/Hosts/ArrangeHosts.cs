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
    private const string Verb = "event.hosts";
    private const int Limit = 60;

    public async Task<Outcome<string>> SaveAsync(HostInput input, CancellationToken cancellationToken)
    {
        await db.LockStreamAsync(input.EventId, cancellationToken);
        var making = Making.Of(input.FormId, Verb, input with { Mark = null }, time);
        var made = await making.IsMadeAsync(db, cancellationToken);
        if (!made.IsRefused && !made.Value)
        {
            return await ChangeAsync(input, hosts => Save(input, making.Id, hosts), cancellationToken, making);
        }

        return !made.IsRefused && await db.EventHosts.AnyAsync(host => host.Id == making.Id, cancellationToken) ? input.Mark?.Key ?? "" : Making.IdTaken;
    }

    private Outcome<string> Save(HostInput input, Guid id, List<EventHost> hosts)
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

        if (host?.State.Refuse(input.BasedOn, input.State) is { } outdated)
        {
            return outdated;
        }

        if (host is null && hosts.Count >= Limit)
        {
            return new Problem("hosts_many", $"An event names at most {Limit} hosts and sponsors.");
        }

        var (old, saved) = (host?.MarkKey, host ?? Add(input, id, hosts));
        saved.Describe(input.Name, input.Role, input.Link);
        Mark(saved, input);
        return saved.MarkKey == old ? "" : old ?? "";
    }

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

    private async Task<Outcome<string>> ChangeAsync(
        HostInput input, Func<List<EventHost>, Outcome<string>> change, CancellationToken cancellationToken, Making? making = null)
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

        var now = time.GetUtcNow();
        db.Add(making?.Told(held.Value, input.ActorId, now) ?? new Activity(Ids.New(time), Verb, held.Value, input.ActorId, now));
        await db.SaveChangesAsync(cancellationToken);

        // The next event shows the same stored mark.
        return await db.EventHosts.AnyAsync(host => host.MarkKey == changed.Value, cancellationToken) ? "" : changed;
    }

    private EventHost Add(HostInput input, Guid id, List<EventHost> hosts)
    {
        var host = new EventHost(id, input.EventId, hosts.Count == 0 ? 0 : hosts.Max(other => other.Position) + 1);
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

    /// <summary>The marker of what the form showed of a host that is there.</summary>
    public string? BasedOn { get; init; }

    public FormState State => EventHost.StateOf(Name, Role, Link, Alt);

    /// <summary>Of the form that adds a host, for a <see cref="Making"/>.</summary>
    public Guid? FormId { get; init; }
}
