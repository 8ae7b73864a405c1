using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Start;

/// <summary>
/// Whom new entries are for, and how guests take part. They get a code of its own: the old one went round already. Who can
/// read the event is said where it is made.
/// </summary>
internal sealed class SettingsStart(RapportDb db) : IStartFrom
{
    public string Name => "settings";

    public string Title => "Whom new entries are for, and how guests take part";

    public string Path => "settings";

    public async Task<string?> TakeAsync(EventStart start, CancellationToken cancellationToken)
    {
        var last = await db.Events.AsNoTracking().SingleAsync(row => row.Id == start.FromId, cancellationToken);
        var added = (await db.Events.FindAsync([start.To.Id], cancellationToken))!;
        added.LetJoin(last.Joining, last.TakesOtherNames);
        added.SetNewEntryVisibility(last.NewEntriesFor);
        if (last.Joining != Joining.Closed)
        {
            added.TakeCode(await db.FreeJoinCodeAsync(cancellationToken));
        }

        return Words(last.NewEntriesFor) + (last.Joining == Joining.Closed ? ", without guests" : ", guests by a new code");
    }

    private static string Words(Visibility newEntriesFor) => newEntriesFor switch
    {
        Visibility.Public => "New entries for everybody",
        Visibility.Members => "New entries for members",
        Visibility.Team => "New entries for the team",
        _ => "New entries for their writers",
    };
}
