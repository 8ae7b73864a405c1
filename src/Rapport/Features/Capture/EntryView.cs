using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>An entry as a page shows it to an audience.</summary>
public sealed record EntryView(
    Guid Id, EntryKind Kind, EntryContent Content, string Address, Guid AuthorId, string Author, DateTimeOffset CapturedAt, DateTimeOffset ReceivedAt)
{
    /// <summary>What arrives later than this after its time is shown with its arrival.</summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromMinutes(3);
    private const int ExcerptLimit = 320;

    /// <summary>The page of whoever wrote it; null where they have none for this audience.</summary>
    public string? AuthorAddress { get; init; }

    /// <summary>The page of whoever said it.</summary>
    public string? WhoAddress { get; init; }

    public Guid? SessionId { get; init; }
    public string? SessionTitle { get; init; }
    public string? SessionAddress { get; init; }
    /// <summary>Where what it was made from stands; null where there is nothing for this audience.</summary>
    public string? SourceAddress { get; init; }

    /// <summary>What was asked for it itself.</summary>
    public Visibility Own { get; init; }

    /// <summary>When it happened is a guess of the device's.</summary>
    public bool IsApproximate { get; init; }

    public int CommentCount { get; init; }
    public int Revision { get; init; }
    public DateTimeOffset? EditedAt { get; init; }
    public bool IsPinned { get; init; }
    public bool IsHighlight { get; init; }
    public bool IsTwofold { get; init; }
    public string ZoneName { get; init; } = "UTC";
    public Audience Audience { get; init; }
    public Guid SpaceId { get; init; }

    /// <summary>In its session nobody below the team reads who said what.</summary>
    public bool IsUnattributed { get; init; }

    /// <summary>The recording of an audio note or a video; null for other kinds.</summary>
    public RecordingShown? Recording { get; init; }

    /// <summary>What its words are marked with; null where nothing is.</summary>
    public ITextMarks? Marks { get; init; }

    public bool IsLate => ReceivedAt - CapturedAt > Lateness;

    public bool IsRecording => Kind is EntryKind.Audio or EntryKind.Video;

    /// <summary>"Audio note, 0:42".</summary>
    public string RecordingWords => (Kind == EntryKind.Video ? "Video" : "Audio note") + (Recording is { Clock.Length: > 0 } known ? $", {known.Clock}" : "");

    public string KindWord => Kind.ToString().ToLowerInvariant();

    public SafeHtml Words => Markup.FromMarkdown(Content.Text).With(Marks);

    public string Excerpt => Markup.ToPlainText(Content.Text, ExcerptLimit);

    /// <summary>What leads to it where its words stand alone; a recording may have none.</summary>
    public string LeadWords => Content.Title.Length > 0 ? Content.Title : Excerpt.Length > 0 ? Excerpt : IsRecording ? RecordingWords : Content.Alt;

    public bool IsLong => Content.Text.Length > ExcerptLimit;

    /// <summary>The host of a link, without "www.".</summary>
    public string Host => Uri.TryCreate(Content.Url, UriKind.Absolute, out var uri)
        ? uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host
        : "";

    public string CommentWords => CommentCount switch { 0 => "No comments", 1 => "1 comment", _ => $"{CommentCount} comments" };

    /// <summary>As its audience may read it.</summary>
    public EntryView Attributed() => this with { Content = Attributed(Content) };

    /// <summary>Another text of the entry, as its audience may read it.</summary>
    public EntryContent Attributed(EntryContent content) => IsUnattributed && Kind == EntryKind.Quote && Audience < Audience.Team
        ? content with { Who = "", SpeakerId = null, PersonId = null }
        : content;

    /// <summary>When it happened, in words: "11:42", or "about 11:42".</summary>
    public string When => IsApproximate ? "about " + Clock(CapturedAt) : Clock(CapturedAt);

    /// <summary>A time in the event's zone: "11:42", with the day where it is another than the entry's.</summary>
    public string Clock(DateTimeOffset instant)
    {
        var zone = EventZone.Of(ZoneName);
        var wall = zone.ToWall(instant);
        return wall.Date == zone.ToWall(CapturedAt).Date ? wall.ToString("HH:mm") : wall.ToString("d MMMM, HH:mm");
    }
}
