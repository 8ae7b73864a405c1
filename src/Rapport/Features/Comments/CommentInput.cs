using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>The body of <c>comment.post</c>, and, with <see cref="Target"/>, of <c>comment.retract</c>.</summary>
public sealed record CommentInput
{
    /// <summary>The subject under discussion.</summary>
    public Guid About { get; init; }

    /// <summary>The comment that this one answers.</summary>
    public Guid? Parent { get; init; }

    /// <summary>Markdown subset.</summary>
    public string? Text { get; init; }

    /// <summary>The comment to take back.</summary>
    public Guid? Target { get; init; }

    public string Words => PlainText.Clean(Text ?? "").Trim();
}
