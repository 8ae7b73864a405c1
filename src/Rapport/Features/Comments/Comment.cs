using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>A reply, in a thread, to any subject. It is a subject itself, so it can be hidden like all others.</summary>
public sealed class Comment
{
    public const string SubjectKind = "comment";
    public const int TextLimit = 5000;

    private Comment()
    {
    }

    public Comment(Guid id, Guid aboutId, Guid? parentId, Guid authorId, string text)
    {
        Id = id;
        AboutId = aboutId;
        ParentId = parentId;
        AuthorId = authorId;
        Text = text;
    }

    public Guid Id { get; private set; }

    /// <summary>The subject under discussion.</summary>
    public Guid AboutId { get; private set; }

    /// <summary>The comment that this one answers; empty at the top of a thread.</summary>
    public Guid? ParentId { get; private set; }

    public Guid AuthorId { get; private set; }

    /// <summary>Markdown subset.</summary>
    public string Text { get; private set; } = "";

    public DateTimeOffset PostedAt { get; private set; }
    public DateTimeOffset? EditedAt { get; private set; }

    public static Problem? Refuse(string text) =>
        string.IsNullOrWhiteSpace(text) ? new("text_missing", "There is nothing written yet.")
        : text.Length > TextLimit ? new("text_too_long", $"A comment has at most {TextLimit:N0} characters.")
        : null;

    public Comment Posted(DateTimeOffset at)
    {
        PostedAt = at;
        return this;
    }

    public void Edit(string text, DateTimeOffset at) => (Text, EditedAt) = (text, at);
}
