using System.Globalization;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>A session as a form shows it: all text, as people type it.</summary>
public sealed record SessionInput
{
    public const string DayForm = "yyyy-MM-dd";
    public const string TimeForm = "HH:mm";

    public string? Title { get; init; }
    public string? Subtitle { get; init; }
    public string? Abstract { get; init; }
    public string? Kind { get; init; }
    public string? Room { get; init; }

    /// <summary>A room that the event does not have yet; goes before <see cref="Room"/>.</summary>
    public string? NewRoom { get; init; }

    public string? Day { get; init; }
    public string? Start { get; init; }
    public string? Minutes { get; init; }

    /// <summary>One on a line.</summary>
    public string? Speakers { get; init; }

    public string? Track { get; init; }
    public string? Url { get; init; }

    /// <summary>The marker of the session as it was when the form was made.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Each field by its name on the form, in its order there, with what people call it.</summary>
    public IReadOnlyList<(string Name, string Label, string Value)> Fields =>
    [
        ("title", "Title", Title ?? ""),
        ("subtitle", "Second title", Subtitle ?? ""),
        ("kind", "Kind", Kind ?? ""),
        ("day", "Day", Day ?? ""),
        ("start", "Starts", Start ?? ""),
        ("minutes", "Minutes", Minutes ?? ""),
        ("room", "Room", string.IsNullOrWhiteSpace(NewRoom) ? Room ?? "" : NewRoom),
        ("speakers", "Speakers", Lines(Speakers)),
        ("track", "Track", Track ?? ""),
        ("url", "Link", Url ?? ""),
        ("abstract", "What it is about", Lines(Abstract)),
    ];

    public FormState State => new(Fields.Select(part => (part.Label, (string?)part.Value)));

    public static SessionInput Of(Session session, string? room, IEnumerable<string> speakers) => new()
    {
        Title = session.Title,
        Subtitle = session.Subtitle,
        Abstract = session.Abstract,
        Kind = session.Kind.ToString(),
        Room = room,
        Day = session.StartsAtWall?.ToString(DayForm, CultureInfo.InvariantCulture),
        Start = session.StartsAtWall?.ToString(TimeForm, CultureInfo.InvariantCulture),
        Minutes = session.StartsAtWall is null && session.Minutes == 0 ? "" : session.Minutes.ToString(CultureInfo.InvariantCulture),
        Speakers = string.Join('\n', speakers),
        Track = session.Track,
        Url = session.Url,
    };

    /// <summary>The names of the fields that are not as they were.</summary>
    public HashSet<string> DifferencesFrom(SessionInput before) =>
        [.. Fields.Zip(before.Fields).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => pair.First.Name)];

    /// <summary>What it says, apart from when, where and who; whether it makes sense says <see cref="SessionDraft"/>.</summary>
    public SessionDescription ToDescription() => new(Line(Title))
    {
        Subtitle = Line(Subtitle),
        Abstract = PlainText.Clean(Abstract ?? "").Trim(),
        Kind = Enum.TryParse<SessionKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : SessionKind.Talk,
        Track = Line(Track),
        Url = Line(Url),
    };

    internal static string Line(string? text) => PlainText.Clean(text ?? "").ReplaceLineEndings(" ").Trim();

    private static string Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
