using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Glossary;
using Rapport.Platform.Data;
using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Looks through an event's entries for acronyms that its glossary does not have.</summary>
public sealed class UnknownTermsReader(RapportDb db, Glossaries glossaries)
{
    private const int Shortest = 2;
    private const int Longest = 6;
    private const int Most = 200;

    public async Task<IReadOnlyList<UnknownTerm>> ReadAsync(SubjectPlace place, Audience audience, CancellationToken cancellationToken)
    {
        var known = await glossaries.OfAsync(place.SpaceId, audience, cancellationToken);
        var found = new Dictionary<string, UnknownTerm>();
        var entries = db.Entries.Where(entry => entry.EventId == place.EventId)
            .Join(db.Subjects.VisibleTo(audience), entry => entry.Id, subject => subject.Id, (entry, subject) => new { entry.Content, entry.CapturedAt, subject.Address })
            .OrderByDescending(entry => entry.CapturedAt);
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            foreach (var letters in Acronyms($"{entry.Content.Title}\n{Markup.ToPlainText(entry.Content.Text, EntryContent.ArticleLimit)}", known.Marks))
            {
                found[letters] = found.TryGetValue(letters, out var seen) ? seen with { Count = seen.Count + 1 } : new(letters, 1, entry.Address);
            }
        }

        return [.. found.Values.OrderByDescending(term => term.Count).ThenBy(term => term.Letters, StringComparer.Ordinal).Take(Most)];
    }

    private static IEnumerable<string> Acronyms(string text, ITextMarks known)
    {
        var marks = known.In(text);
        for (var word = WordReader.Next(text, 0); word is { } next; word = WordReader.Next(text, next.End))
        {
            var letters = text.AsSpan(next.Start, next.Length);
            if (letters.Length is >= Shortest and <= Longest && IsCapital(letters) && !marks.Any(mark => mark.Start <= next.Start && next.End <= mark.Start + mark.Length))
            {
                yield return letters.ToString();
            }
        }
    }

    private static bool IsCapital(ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
        {
            if (!char.IsUpper(letter))
            {
                return false;
            }
        }

        return true;
    }
}
