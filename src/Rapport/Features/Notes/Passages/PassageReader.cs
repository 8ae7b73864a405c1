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
        var (people, reader, zone) = (db.People, place.Reader, place.Event!.Zone);
        var rows = await (
            from passage in db.Passages
            where passage.NoteId == note.Id
            join subject in db.Subjects.VisibleTo(reader) on passage.Id equals subject.Id
            join maker in db.People on passage.MadeById equals maker.Id
            orderby passage.MadeAt, passage.Id
            select new
            {
                Passage = passage,
                subject.CommentCount,
                maker.Name,
                Resolver = people.Where(person => person.Id == passage.ResolvedById).Select(person => person.Name).SingleOrDefault(),
            }).AsNoTracking().ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var order = PassageAnchors.In(note.Drawn).Select((id, index) => (id, index)).ToDictionary(pair => pair.id, pair => pair.index);
        var outcomes = await OutcomesAsync(rows.ConvertAll(row => row.Passage.Id), reader, cancellationToken);
        var isOpen = place.Event.Phase != Phase.Sealed;
        string Clock(DateTimeOffset at) => zone.ToWall(at).ToString("d MMMM, HH:mm");
        return
        [
            .. rows.Select(row => new PassageView(row.Passage.Id, row.Passage.Words, $"{place.Address}/discuss/{row.Passage.Id}")
            {
                From = row.Passage.From,
                To = row.Passage.To,
                Generation = row.Passage.Generation,
                MadeBy = row.Name,
                MadeAt = Clock(row.Passage.MadeAt),
                ResolvedBy = row.Resolver,
                ResolvedAt = row.Passage.ResolvedAt is { } at ? Clock(at) : null,
                CommentCount = row.CommentCount,
                Outcomes = [.. outcomes[row.Passage.Id]],
                IsThere = order.ContainsKey(row.Passage.Id),
                MayResolve = isOpen && (reader.MayCapture || (reader.IsSignedIn && row.Passage.MadeById == reader.PersonId)),
            }).Where(passage => passage.Label.Length > 0 || passage.MayResolve)
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
}
