using Rapport.Shared;

namespace Rapport.Features.Search;

/// <summary>Something that was found, as its reader sees it. What is looked for is marked.</summary>
public sealed record SearchResultView(string Kind, string Address, SafeHtml Title, SafeHtml Excerpt)
{
    public string By { get; init; } = "";

    /// <summary>The page of whom it names.</summary>
    public string? ByAddress { get; init; }

    public DateTimeOffset At { get; init; }
    public EventZone? Zone { get; init; }
    public string? EventTitle { get; init; }
    public string? SessionTitle { get; init; }
    public bool HasTitle => Title.Value.Length > 0;

    public string When => Zone is null ? "" : Zone.ToWall(At).ToString("d MMMM yyyy, HH:mm");
}
