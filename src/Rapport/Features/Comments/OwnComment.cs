using Rapport.Platform.Text;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>A comment as its author sees it.</summary>
public sealed record OwnComment(Guid Id, string Text, string PostedAt)
{
    public string? HiddenReason { get; init; }
    public string? HiddenBy { get; init; }
    public string? HiddenAt { get; init; }

    /// <summary>It waits until its author has been let in.</summary>
    public bool IsHeld { get; init; }

    public SafeHtml Words => Markup.FromMarkdown(Text);
}
