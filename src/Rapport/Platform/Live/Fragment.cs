using System.Text.Encodings.Web;
using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>A subject as it stands in a page: its markup, rendered once for everybody of an audience, and its place in lists.</summary>
public sealed record Fragment(Guid Id, SafeHtml Html)
{
    /// <summary>Where it belongs in time.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>True when it arrived well after its time: announced as catch-up, not as news.</summary>
    public bool IsLate { get; init; }

    public Guid? SessionId { get; init; }
    public Guid? AboutId { get; init; }
    public Guid? AuthorId { get; init; }

    /// <summary>What sort of its kind it is, such as <c>quote</c>; for filters.</summary>
    public string? Sort { get; init; }

    /// <summary>For kinds of which readers are told by a link: a page that shows more of one reads that part of itself again.</summary>
    public static SafeHtml Link(string address, string words) =>
        new($"<a href=\"{HtmlEncoder.Default.Encode(address)}\">{HtmlEncoder.Default.Encode(words)}</a>");
}
