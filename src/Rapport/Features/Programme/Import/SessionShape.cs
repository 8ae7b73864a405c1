using System.Globalization;

namespace Rapport.Features.Programme.Import;

/// <summary>A session as readers see it in the programme: two are the same when nothing that they see differs.</summary>
public sealed record SessionShape(SessionDescription About, DateTime? Wall, int Minutes)
{
    public string Room { get; init; } = "";

    /// <summary>The names, in order, joined by commas.</summary>
    public string Speakers { get; init; } = "";

    public bool IsCancelled { get; init; }

    public string Title => About.Title;

    /// <summary>What it is about, on top of what was chosen here and no file tells.</summary>
    public SessionDescription Over(SessionDescription present) => present with
    {
        Title = About.Title,
        Subtitle = About.Subtitle,
        Abstract = About.Abstract,
        AbstractFormat = About.AbstractFormat,
        Kind = About.Kind,
        Track = About.Track,
        Language = About.Language,
        Url = About.Url,
    };

    public DateOnly? Day => Wall is { } wall ? DateOnly.FromDateTime(wall) : null;

    public string When => Wall is null ? "no time yet" : $"{Date} {Clock}";

    public string Clock => Wall?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>What differs from how it was before, in words.</summary>
    public IEnumerable<string> DifferencesFrom(SessionShape before)
    {
        if (IsCancelled != before.IsCancelled)
        {
            yield return IsCancelled ? "cancelled" : "reinstated";
        }

        if (Title != before.Title)
        {
            yield return $"renamed from “{before.Title}”";
        }

        if (Room != before.Room)
        {
            yield return Room.Length == 0 ? $"no longer in {before.Room}" : $"moved to {Room}";
        }

        if (Wall != before.Wall)
        {
            yield return Day == before.Day ? $"{before.Clock} → {Clock}" : $"{before.When} → {When}";
        }

        if (Minutes != before.Minutes)
        {
            yield return $"{before.Minutes} → {Minutes} minutes";
        }

        if (Speakers != before.Speakers)
        {
            yield return "other speakers";
        }

        foreach (var part in PartsThatDiffer(before.About))
        {
            yield return $"another {part}";
        }
    }

    private string Date => Wall!.Value.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    private IEnumerable<string> PartsThatDiffer(SessionDescription before)
    {
        (string Name, bool Differs)[] parts =
        [
            ("subtitle", About.Subtitle != before.Subtitle),
            ("abstract", About.Abstract != before.Abstract || About.AbstractFormat != before.AbstractFormat),
            ("kind", About.Kind != before.Kind),
            ("track", About.Track != before.Track),
            ("language", About.Language != before.Language),
            ("link", About.Url != before.Url),
        ];
        return parts.Where(part => part.Differs).Select(part => part.Name);
    }
}
