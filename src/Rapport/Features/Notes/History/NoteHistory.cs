using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Notes.Rooms;
using Rapport.Formats.Yjs;
using Rapport.Platform.Data;

namespace Rapport.Features.Notes.History;

/// <summary>Who wrote when, and what a note said at any time: both from its log.</summary>
public sealed class NoteHistory(RapportDb db)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<NoteVersion>> VersionsAsync(Guid noteId, CancellationToken cancellationToken)
    {
        var generation = await db.Notes.Where(note => note.Id == noteId).Select(note => note.Generation).SingleAsync(cancellationToken);
        var rows = await db.LogOf(noteId, generation, 0).Select(update => new { update.Number, update.PersonId, update.ReceivedAt }).ToListAsync(cancellationToken);
        var writers = rows.Select(row => row.PersonId).Distinct().ToArray();
        var names = await db.People.Where(person => writers.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        var versions = new List<NoteVersion>();
        for (var first = 0; first < rows.Count;)
        {
            var last = first;
            while (last + 1 < rows.Count && rows[last + 1].ReceivedAt - rows[last].ReceivedAt < Pause)
            {
                last++;
            }

            var stretch = rows[first..(last + 1)];
            versions.Add(new(generation, rows[last].Number, rows[first].ReceivedAt, rows[last].ReceivedAt, [.. stretch.Select(row => names[row.PersonId]).Distinct().Order(StringComparer.CurrentCulture)], stretch.Count));
            first = last + 1;
        }

        versions.Reverse();
        return versions;
    }

    /// <summary>The note as it was after an update; null where there is no such update.</summary>
    public async Task<YDocument?> AtAsync(Guid noteId, long number, CancellationToken cancellationToken) =>
        number > 0 && await db.HoldAsync(noteId, number, cancellationToken) is { } held && held.Head == number ? held.Document : null;
}
