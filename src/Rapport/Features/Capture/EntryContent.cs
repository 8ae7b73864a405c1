using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>The words and facts of an entry: what a revision replaces as a whole.</summary>
public sealed record EntryContent
{
    public const int TextLimit = 10_000;
    public const int ArticleLimit = 100_000;
    public const int TitleLimit = 200;
    public const int NameLimit = 160;
    public const int UrlLimit = 2000;
    public const int AltLimit = 1000;
    private const int ShortTitle = 120;

    /// <summary>Markdown subset.</summary>
    public string Text { get; init; } = "";

    /// <summary>An article's title, or a fetched page's.</summary>
    public string Title { get; init; } = "";

    /// <summary>Who said a quote, or who will do an action: a name as it is shown.</summary>
    public string Who { get; init; } = "";

    public Guid? SpeakerId { get; init; }
    public Guid? PersonId { get; init; }
    public string Url { get; init; } = "";
    public DateOnly? DueOn { get; init; }
    public Guid? FileId { get; init; }

    /// <summary>Pixels of the photo as it is shown, so that the page keeps its place while it loads.</summary>
    public int Width { get; init; }

    public int Height { get; init; }
    public string Alt { get; init; } = "";

    /// <summary>What is missing or too long for this kind of entry; null when nothing is.</summary>
    public Problem? Refuse(EntryKind kind)
    {
        var limit = kind == EntryKind.Article ? ArticleLimit : TextLimit;
        return kind switch
        {
            EntryKind.Photo when FileId is null => new("photo_missing", "A photo entry needs its photo."),
            EntryKind.Audio or EntryKind.Video when FileId is null => new("recording_missing", "This entry needs its recording."),
            EntryKind.Link when Url.Length == 0 => new("url_missing", "A link entry needs an address."),
            EntryKind.Article when Title.Length == 0 => new("title_missing", "An article needs a title."),
            not (EntryKind.Photo or EntryKind.Link or EntryKind.Audio or EntryKind.Video) when string.IsNullOrWhiteSpace(Text) => new("text_missing", "There is nothing written yet."),
            _ when Text.Length > limit => new("text_too_long", $"This is longer than {limit:N0} characters."),
            _ when Url.Length > 0 && !IsWebAddress(Url) => new("url_invalid", "A link starts with http:// or https://."),
            _ => null,
        };
    }

    /// <summary>Why a file cannot be what this kind of entry shows; null when it can.</summary>
    public static Problem? RefuseFile(EntryKind kind, FileKind file) => (kind, file) switch
    {
        (EntryKind.Audio, FileKind.Audio) or (EntryKind.Video, FileKind.Video) => null,
        // Whoever asks for sound alone must not publish a picture unawares.
        (EntryKind.Audio, FileKind.Video) => new("file_unfit", "This recording has a picture. Send it as a video."),
        (EntryKind.Video, FileKind.Audio) => new("file_unfit", "This recording has no picture. Send it as audio."),
        (EntryKind.Audio or EntryKind.Video, _) or (_, FileKind.Audio or FileKind.Video) => new("file_unfit", "This file is of another kind than its entry."),
        _ => null,
    };

    /// <summary>A short plain name for lists and links.</summary>
    public string TitleFor(EntryKind kind)
    {
        var words = Title.Length > 0 ? Title : Text.Length > 0 ? Markup.ToPlainText(Text, ShortTitle) : Alt.Length > 0 ? Alt : Url;
        return words.Length == 0 ? kind.ToString() : words.Length <= ShortTitle ? words : words[..(ShortTitle - 1)] + "…";
    }

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "" };
}
