using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme.Speakers;
using Rapport.Features.Questions;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Search;

/// <summary>
/// Finds what holds all the words: in titles first, then anywhere, each newest first. The index only says where words
/// stand; who may see it, and what stands there, is read from the rows of this moment.
/// </summary>
public sealed class SearchReader(RapportDb db, IEnumerable<ISearchText> texts, PersonPages pages)
{
    /// <summary>More than this are neither counted nor paged through: another word helps more.</summary>
    public const int Limit = 500;

    public async Task<SearchPageView> ReadAsync(SearchScope scope, SearchQuery query, CancellationToken cancellationToken)
    {
        if (SearchTerms.From(query.Words) is not { } terms)
        {
            return SearchPageView.Nothing(query);
        }

        var kind = texts.FirstOrDefault(text => text.Kind == query.Kind)?.Kind;
        var visible = scope.In(db).Where(subject => kind == null || subject.Kind == kind);
        var found = await db.Dialect.Search.AskAsync(db, () => IdsAsync(terms, scope, visible, cancellationToken), cancellationToken);
        var page = found.Take(Limit).Skip((int)Math.Min((query.Page - 1L) * SearchPageView.PageSize, Limit)).Take(SearchPageView.PageSize).ToList();
        return new(query, await ResultsAsync(page, terms, scope, cancellationToken), found.Count) { IsAsked = true };
    }

    /// <summary>The kinds that can be looked for, by the word for many of them.</summary>
    public IReadOnlyList<(string Kind, string Plural)> Kinds => [.. texts.Select(text => (text.Kind, text.Plural))];

    private async Task<List<Guid>> IdsAsync(SearchTerms terms, SearchScope scope, IQueryable<Subject> visible, CancellationToken cancellationToken)
    {
        var found = await IdsAsync(terms, inTitle: true, scope, visible, Limit + 1, cancellationToken);
        if (found.Count <= Limit)
        {
            found.AddRange(await IdsAsync(terms, inTitle: false, scope, visible, Limit + 1 - found.Count, cancellationToken));
        }

        return found;
    }

    private Task<List<Guid>> IdsAsync(SearchTerms terms, bool inTitle, SearchScope scope, IQueryable<Subject> visible, int limit, CancellationToken cancellationToken) =>
        db.Dialect.Search.Find(db, scope.Place.Space.Id, terms, inTitle)
            .Join(visible, hit => hit.SubjectId, subject => subject.Id, (hit, _) => hit)
            .OrderByDescending(hit => hit.Number)
            .Select(hit => hit.SubjectId)
            .Take(limit)
            .ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<SearchResultView>> ResultsAsync(List<Guid> ids, SearchTerms terms, SearchScope scope, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var subjects = await scope.In(db).Where(subject => ids.Contains(subject.Id)).ToDictionaryAsync(subject => subject.Id, cancellationToken);
        var present = new Dictionary<Guid, SearchText>();
        foreach (var kind in subjects.Values.GroupBy(subject => subject.Kind))
        {
            var source = texts.Single(text => text.Kind == kind.Key);
            foreach (var text in await source.ReadAsync([.. kind.Select(subject => subject.Id)], cancellationToken))
            {
                present[text.Id] = text;
            }
        }

        var places = await PlacesAsync(subjects.Values, scope, cancellationToken);
        var links = await pages.InAsync(scope.Place.Space.Id, scope.Place.Reader.Audience, cancellationToken);
        return
        [
            .. ids.Where(present.ContainsKey).Select(id => Result(subjects[id], present[id], terms, places) with
            {
                ByAddress = subjects[id].Kind == Question.SubjectKind
                    ? present[id].ById is { } asker ? links.OfAsker(asker) : null
                    : links.OfSpeaker(present[id].ById) ?? links.OfPerson(present[id].ById),
            }),
        ];
    }

    /// <summary>The events and sessions that results stand in, as far as the reader may see them.</summary>
    private async Task<SearchPlaces> PlacesAsync(IReadOnlyCollection<Subject> subjects, SearchScope scope, CancellationToken cancellationToken)
    {
        var around = subjects.SelectMany(subject => new[] { subject.EventId, subject.SessionId }).OfType<Guid>().Distinct().ToList();
        var titles = await scope.In(db).Where(subject => around.Contains(subject.Id))
            .ToDictionaryAsync(subject => subject.Id, subject => subject.Title, cancellationToken);
        var zones = await db.Events.Where(row => around.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Zone, cancellationToken);
        return new(titles, zones);
    }

    private static SearchResultView Result(Subject subject, SearchText text, SearchTerms terms, SearchPlaces places) =>
        new(text.Kind, subject.Address, Marked.Whole(text.Title, terms), Marked.Excerpt(text.Body, terms))
        {
            By = text.By,
            At = text.At,
            Zone = places.ZoneOf(subject.EventId),
            EventTitle = places.TitleOf(subject.EventId),
            SessionTitle = subject.SessionId == subject.Id ? null : places.TitleOf(subject.SessionId),
        };

    private sealed record SearchPlaces(Dictionary<Guid, string> Titles, Dictionary<Guid, string> Zones)
    {
        public string? TitleOf(Guid? id) => id is { } place ? Titles.GetValueOrDefault(place) : null;

        public EventZone? ZoneOf(Guid? id) => id is { } place && Zones.TryGetValue(place, out var zone) ? EventZone.Of(zone) : null;
    }
}
