using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Platform.Text;

namespace Rapport.Features.Questions;

/// <summary>
/// Finds questions that may be the same as one that is being written: the index gives those that share a word, and the
/// rarer the words are that they share, the nearer they stand.
/// </summary>
public sealed class SimilarQuestions(RapportDb db)
{
    private const int Candidates = 200;
    private const int NearChoices = 10;

    /// <summary>Of the words of either, weighed by how rare they are, as much is shared by two that may be the same.</summary>
    private const double Near = 0.3;

    /// <summary>What most questions hold says nothing of what they are about.</summary>
    private static readonly HashSet<string> Common =
    [
        "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "could", "do", "does", "for", "from", "had", "has", "have",
        "how", "i", "if", "in", "into", "is", "it", "its", "me", "more", "my", "no", "not", "of", "on", "one", "or", "our", "out", "s", "should", "so", "some",
        "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "to", "up", "us", "was", "we", "were", "what", "when", "where", "which",
        "who", "why", "will", "with", "would", "you", "your",
    ];

    /// <summary>The nearest first. The text may be half written.</summary>
    public async Task<IReadOnlyList<SimilarLine>> FindAsync(string text, Guid? except, Place place, int most, CancellationToken cancellationToken)
    {
        var words = Telling(text);
        if (words.Count == 0)
        {
            return [];
        }

        var eventId = place.StreamId;
        var shown = db.Subjects.VisibleTo(place.Reader).Where(subject => subject.EventId == eventId && subject.Kind == Question.SubjectKind && subject.Id != except);
        var found = await db.Dialect.Search.AskAsync(
            db,
            () => db.Dialect.Search.FindAny(db, place.Space.Id, [.. words])
                .Join(shown, hit => hit.SubjectId, subject => subject.Id, (hit, subject) => new { hit.Number, subject.Id, subject.Address })
                .Join(db.Questions.Where(question => question.Life != QuestionLife.Merged), hit => hit.Id, question => question.Id, (hit, question) => new { hit.Number, Line = new SimilarLine(question.Id, question.Text, hit.Address, question.Life) })
                .OrderByDescending(hit => hit.Number).Take(Candidates)
                .Select(hit => hit.Line).ToListAsync(cancellationToken),
            cancellationToken);
        return Nearest(words, found, most);
    }

    /// <summary>With which a question may stand, the nearest first, and then the latest; and the themes that others stand under.</summary>
    public async Task<(IReadOnlyList<SimilarLine> Others, IReadOnlyList<string> Themes)> AroundAsync(QuestionLine line, Place place, CancellationToken cancellationToken)
    {
        var (eventId, self) = (place.StreamId, line.Id);
        var found = await db.Subjects.VisibleTo(place.Reader)
            .Where(subject => subject.EventId == eventId && subject.Kind == Question.SubjectKind && subject.Id != self)
            .Join(db.Questions.Where(question => question.Life != QuestionLife.Merged), subject => subject.Id, question => question.Id, (subject, question) => new { subject.Address, Question = question })
            .OrderByDescending(row => row.Question.AskedAt).ThenByDescending(row => row.Question.Id).Take(Candidates)
            .Select(row => new { Line = new SimilarLine(row.Question.Id, row.Question.Text, row.Address, row.Question.Life), row.Question.Theme }).ToListAsync(cancellationToken);
        var open = found.Where(row => row.Line.Life == QuestionLife.Open).Select(row => row.Line).ToList();
        var near = Nearest(Telling(line.Text), open, NearChoices);
        return ([.. near, .. open.Except(near)], [.. found.Select(row => row.Theme).Where(theme => theme.Length > 0).Distinct().Order(StringComparer.CurrentCulture)]);
    }

    private static List<SimilarLine> Nearest(HashSet<string> words, List<SimilarLine> found, int most)
    {
        var candidates = found.ConvertAll(line => (Line: line, Words: Telling(line.Text)));
        var held = candidates.SelectMany(candidate => candidate.Words).CountBy(word => word).ToDictionary();
        double Weight(string word) => Math.Log(1 + ((candidates.Count + 1.0) / (1 + held.GetValueOrDefault(word))));
        double Sum(IEnumerable<string> some) => some.Sum(Weight);
        return
        [
            .. candidates
                .Select(candidate => (candidate.Line, Score: Sum(candidate.Words.Intersect(words)) / Math.Min(Sum(words), Sum(candidate.Words))))
                .Where(scored => scored.Score >= Near)
                .OrderByDescending(scored => scored.Score).ThenByDescending(scored => scored.Line.Id)
                .Take(most).Select(scored => scored.Line),
        ];
    }

    private static HashSet<string> Telling(string text) =>
        [.. FoldedWords.In(text.Length <= Question.TextLimit ? text : text[..Question.TextLimit]).Select(word => word.Text).Where(word => word.Length > 1 && !Common.Contains(word)).Take(20)];
}
