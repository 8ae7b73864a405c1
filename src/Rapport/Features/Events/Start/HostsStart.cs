using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events.Hosts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Start;

internal sealed class HostsStart(RapportDb db, TimeProvider time) : IStartFrom
{
    public string Name => "hosts";

    public string Title => "Hosts and sponsors";

    public string Path => "hosts";

    public async Task<string?> TakeAsync(EventStart start, CancellationToken cancellationToken)
    {
        var hosts = await db.HostsOf(start.FromId).AsNoTracking().ToListAsync(cancellationToken);
        db.AddRange(hosts.Select(host => host.For(Ids.New(time), start.To.Id)));
        return hosts.Count switch { 0 => null, 1 => hosts[0].Name, _ => $"{hosts.Count} of them" };
    }
}
