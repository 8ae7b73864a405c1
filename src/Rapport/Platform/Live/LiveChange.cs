using System.Text.Json.Serialization;
using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>
/// One line of a live message: what a page must do to show a subject as it is now. The shape is part of the public
/// protocol (docs/protocol/live.md).
/// </summary>
public sealed record LiveChange
{
    /// <summary>The activity's number in the stream; 0 for a region, which stands beside the log.</summary>
    [JsonPropertyName("n")]
    public long Number { get; init; }

    /// <summary><c>show</c>, <c>gone</c> or <c>count</c>; for a region <c>show</c>.</summary>
    public required string Change { get; init; }

    public required string Kind { get; init; }
    public Guid? Subject { get; init; }
    public Guid? Session { get; init; }
    public Guid? About { get; init; }
    public DateTimeOffset? At { get; init; }
    public bool? Late { get; init; }
    public int? Count { get; init; }
    public string? Entry { get; init; }
    public Guid? By { get; init; }
    public string? Region { get; init; }
    public string? Html { get; init; }

    public static LiveChange Show(long number, string kind, Fragment fragment) => new()
    {
        Number = number,
        Change = "show",
        Kind = kind,
        Subject = fragment.Id,
        Session = fragment.SessionId,
        About = fragment.AboutId,
        At = fragment.At,
        Late = fragment.IsLate ? true : null,
        Entry = fragment.Sort,
        By = fragment.AuthorId,
        Html = fragment.Html.Value,
    };

    public static LiveChange Gone(long number, string kind, Guid subject) =>
        new() { Number = number, Change = "gone", Kind = kind, Subject = subject };

    public static LiveChange Counted(long number, string kind, Guid subject, int count) =>
        new() { Number = number, Change = "count", Kind = kind, Subject = subject, Count = count };

    public static LiveChange OfRegion(string region, SafeHtml html) =>
        new() { Change = "show", Kind = "region", Region = region, Html = html.Value };
}
