using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events.Checklist;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Start;

/// <summary>The checklist's lines, all open again.</summary>
internal sealed class ChecklistStart(RapportDb db, TimeProvider time) : IStartFrom
{
    public string Name => "checklist";

    public string Title => "The checklist, all still to be done";

    public string Path => "checklist";

    public async Task<string?> TakeAsync(EventStart start, CancellationToken cancellationToken)
    {
        var lines = await db.ChecklistLines.AsNoTracking().Where(line => line.EventId == start.FromId)
            .OrderBy(line => line.Position).ThenBy(line => line.Id).ToListAsync(cancellationToken);
        db.AddRange(lines.Select((line, position) => new ChecklistLine(Ids.New(time), start.To.Id, line.Text, position)));
        return lines.Count switch { 0 => null, 1 => "1 line", _ => $"{lines.Count} lines" };
    }
}
