using System.Text.Json;
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

    public static Outcome<CommentInput> Read(JsonElement body)
    {
        try
        {
            return body.Deserialize<CommentInput>(JsonSerializerOptions.Web) is { } input ? input : Malformed;
        }
        catch (JsonException)
        {
            return Malformed;
        }
    }

    private static Problem Malformed => new("body_malformed", "This item is not written as the server expects. It stays on your device.");
}
