using System.Globalization;
using Rapport.Platform.Data;

namespace Rapport.Features.Search;

/// <summary>What is looked for, as it stands in an address; what makes no sense is left out.</summary>
/// <param name="Event">The slug of the one event to look in.</param>
public sealed record SearchQuery(string Words, string? Event, string? Kind, int Page)
{
    public static SearchQuery From(IQueryCollection query)
    {
        var words = query["q"].ToString();
        return new(
            words.Length <= SearchTerms.TextLimit ? words : words[..SearchTerms.TextLimit],
            query["event"].ToString() is { Length: > 0 } slug ? slug : null,
            query["kind"].ToString() is { Length: > 0 } kind ? kind : null,
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);
    }

    public string Link(Func<SearchQuery, SearchQuery> change)
    {
        var (words, slug, kind, page) = change(this);
        var parts = new List<string> { "q=" + Uri.EscapeDataString(words) };
        parts.AddRange(slug is null ? [] : ["event=" + Uri.EscapeDataString(slug)]);
        parts.AddRange(kind is null ? [] : ["kind=" + Uri.EscapeDataString(kind)]);
        parts.AddRange(page == 1 ? [] : [string.Create(CultureInfo.InvariantCulture, $"page={page}")]);
        return "?" + string.Join('&', parts);
    }
}
