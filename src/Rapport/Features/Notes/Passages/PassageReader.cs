using System.Text.Encodings.Web;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

/// <summary>Reads the passages of a note with what came of each: whatever cites it, of whatever kind, as far as the reader sees it.</summary>
public sealed class PassageReader(RapportDb db, Fragments fragments)
{
    /// <summary>In the order of the note; those whose words are gone come last. Of those of which nothing came only whoever captures here is told.</summary>
    public async Task<IReadOnlyList<PassageView>> OfNoteAsync(NoteView note, Place place, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(note.Id, place.Reader, cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var order = PassageAnchors.In(note.Drawn).Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
        var outcomes = await OutcomesAsync(rows.ConvertAll(row => row.Passage.Id), place.Reader, cancellationToken);
        return
        [
            .. rows.Select(row => ViewOf(row, place) with { Outcomes = [.. outcomes[row.Passage.Id]], IsThere = order.ContainsKey(row.Passage.Id) })
                .Where(passage => passage.Label.Length > 0 || passage.MayResolve)
                .OrderBy(passage => order.GetValueOrDefault(passage.Id, int.MaxValue)),
        ];
    }

    /// <summary>A note with a link at each passage of which something came.</summary>
    public static SafeHtml Linked(SafeHtml note, IReadOnlyList<PassageView> passages)
    {
        var known = passages.ToDictionary(passage => passage.Id);
        return PassageAnchors.Fill(note, id => !known.TryGetValue(id, out var passage) ? ""
            : passage.Label.Length == 0 ? PassageAnchors.Of(id)
            : $"<a class=\"passage{(passage.IsResolved ? " is-resolved" : "")}\" id=\"p-{id}\" href=\"#of-{id}\">{HtmlEncoder.Default.Encode(passage.Label)}</a>");
    }

    private Task<List<Row>> RowsAsync(Guid noteId, Reader reader, CancellationToken cancellationToken)
    {
        var people = db.People;
        return (
            from passage in db.Passages
            where passage.NoteId == noteId
            join subject in db.Subjects.VisibleTo(reader) on passage.Id equals subject.Id
            join maker in db.People on passage.MadeById equals maker.Id
            orderby passage.MadeAt, passage.Id
            select new Row(passage, subject.CommentCount, maker.Name, people.Where(person => person.Id == passage.ResolvedById).Select(person => person.Name).SingleOrDefault()))
            .AsNoTracking().ToListAsync(cancellationToken);
    }

    private static PassageView ViewOf(Row row, Place place)
    {
        var (passage, reader, @event) = (row.Passage, place.Reader, place.Event!);
        string Clock(DateTimeOffset at) => @event.Zone.ToWall(at).ToString("d MMMM, HH:mm");
        return new(passage.Id, passage.Words, $"{place.Address}/discuss/{passage.Id}")
        {
            From = passage.From,
            To = passage.To,
            Generation = passage.Generation,
            MadeBy = row.Maker,
            MadeAt = Clock(passage.MadeAt),
            ResolvedBy = row.Resolver,
            ResolvedAt = passage.ResolvedAt is { } at ? Clock(at) : null,
            CommentCount = row.Comments,
            MayResolve = @event.Phase != Phase.Sealed && (reader.MayCapture || (reader.IsSignedIn && passage.MadeById == reader.PersonId)),
        };
    }

    private async Task<ILookup<Guid, PassageOutcome>> OutcomesAsync(List<Guid> ids, Reader reader, CancellationToken cancellationToken)
    {
        var citing = await db.Subjects.VisibleTo(reader).Where(subject => subject.SourceId != null && ids.Contains(subject.SourceId.Value))
            .OrderBy(subject => subject.CreatedAt).ThenBy(subject => subject.Id)
            .Select(subject => new { subject.Id, subject.Kind, subject.Title, subject.Address, Source = subject.SourceId!.Value }).ToListAsync(cancellationToken);
        var sorts = new Dictionary<Guid, string>();
        foreach (var kind in citing.GroupBy(row => row.Kind))
        {
            foreach (var fragment in await fragments.GetAsync(kind.Key, [.. kind.Select(row => row.Id)], reader.Audience, cancellationToken))
            {
                sorts[fragment.Id] = fragment.Sort is { Length: > 0 } sort ? sort : kind.Key;
            }
        }

        return citing.ToLookup(row => row.Source, row => new PassageOutcome(row.Id, sorts.GetValueOrDefault(row.Id, row.Kind), row.Title, row.Address));
    }

    private sealed record Row(Passage Passage, int Comments, string Maker, string? Resolver);
}
