using Rapport.Shared;

namespace Rapport.Features.Search;

/// <summary>One page of what was found.</summary>
/// <param name="Count">Of all pages; no more are counted than <see cref="SearchReader.Limit"/>.</param>
public sealed record SearchPageView(SearchQuery Query, IReadOnlyList<SearchResultView> Results, int Count)
{
    public const int PageSize = 20;

    public static SearchPageView Nothing(SearchQuery query) => new(query, [], 0);

    /// <summary>False while nothing was asked that has a word in it.</summary>
    public bool IsAsked { get; init; }

    public bool HasNext => Query.Page * PageSize < Math.Min(Count, SearchReader.Limit);

    /// <summary>The one zone of all these times; null where they differ.</summary>
    public EventZone? Zone => Results.Select(result => result.Zone).OfType<EventZone>().DistinctBy(zone => zone.Name).ToList() is [var one] ? one : null;

    public string Tally => !IsAsked ? "" : Count switch
    {
        0 => "Nothing found",
        1 => "1 result",
        > SearchReader.Limit => $"More than {SearchReader.Limit} results",
        _ => $"{Count} results",
    };
}
