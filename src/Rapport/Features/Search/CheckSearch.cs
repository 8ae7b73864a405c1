using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Search;

/// <summary>Looks for every subject of a kind by each of its present words.</summary>
public sealed class CheckSearch(RapportDb db, IEnumerable<ISearchText> texts)
{
    private const int WordsAtOnce = 10;

    public async Task<Outcome<string>> RunAsync(string kind, CancellationToken cancellationToken)
    {
        var source = texts.Single(text => text.Kind == kind);
        var subjects = await db.Subjects.Where(subject => subject.Kind == kind && subject.State != SubjectState.Withdrawn)
            .OrderBy(subject => subject.Id).Select(subject => new { subject.Id, subject.SpaceId }).ToListAsync(cancellationToken);
        var lost = new List<Guid>();
        foreach (var subject in subjects)
        {
            var text = (await source.ReadAsync([subject.Id], cancellationToken)).SingleOrDefault();
            if (text is not null && !await IsFoundAsync(subject.SpaceId, text, cancellationToken))
            {
                lost.Add(subject.Id);
            }
        }

        return lost.Count == 0
            ? "All that is written in them can be found."
            : new Problem("words_not_found", string.Join('\n', lost.Select(id => $"{id}: not found by its words; a server that runs makes it good")));
    }

    private async Task<bool> IsFoundAsync(Guid spaceId, SearchText text, CancellationToken cancellationToken)
    {
        var words = FoldedWords.In($"{text.Title} {text.Names} {text.Body}").DistinctBy(word => word.Text, StringComparer.Ordinal);
        foreach (var some in words.Chunk(WordsAtOnce))
        {
            if (!await HoldsAsync(spaceId, text.Id, SearchTerms.Of(some), cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> HoldsAsync(Guid spaceId, Guid id, SearchTerms terms, CancellationToken cancellationToken) => await db.Dialect.Search.AskAsync(
        db,
        async () => await db.Dialect.Search.Find(db, spaceId, terms, inTitle: false).AnyAsync(hit => hit.SubjectId == id, cancellationToken)
            || await db.Dialect.Search.Find(db, spaceId, terms, inTitle: true).AnyAsync(hit => hit.SubjectId == id, cancellationToken),
        cancellationToken);
}
