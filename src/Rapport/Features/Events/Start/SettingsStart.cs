using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Start;

/// <summary>Who can read the event, and how guests take part. They get a code of its own: the old one went round already.</summary>
internal sealed class SettingsStart(RapportDb db) : IStartFrom
{
    public string Name => "settings";

    public string Title => "Who can read it, and how guests take part";

    public string Path => "settings";

    public async Task<string?> TakeAsync(EventStart start, CancellationToken cancellationToken)
    {
        var last = await db.Events.AsNoTracking().SingleAsync(row => row.Id == start.FromId, cancellationToken);
        var added = (await db.Events.FindAsync([start.To.Id], cancellationToken))!;
        added.LetJoin(last.Joining, last.TakesOtherNames);
        if (last.Joining != Joining.Closed)
        {
            added.TakeCode(await db.FreeJoinCodeAsync(cancellationToken));
        }

        var seen = await db.Subjects.Where(row => row.Id == start.FromId || row.Id == start.To.SpaceId)
            .ToDictionaryAsync(row => row.Id, row => new { row.OwnVisibility, row.Visibility }, cancellationToken);
        start.To.SeenBy(seen[start.FromId].OwnVisibility, seen[start.To.SpaceId].Visibility);
        return seen[start.FromId].OwnVisibility switch
        {
            Visibility.Public => "For everybody",
            Visibility.Members => "For members",
            _ => "For the team",
        } + (last.Joining == Joining.Closed ? ", without guests" : ", guests by a new code");
    }
}
