using System.Text.Json.Serialization;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>The body of <c>entry.post</c> and, with <see cref="Target"/> and <see cref="BasedOn"/>, of <c>entry.amend</c>.</summary>
public sealed record EntryInput
{
    /// <summary>The session whose stream it belongs to; none for the event's own.</summary>
    public Guid? Session { get; init; }

    [JsonPropertyName("entry")]
    public EntryKind Kind { get; init; }

    public string? Text { get; init; }
    public string? Title { get; init; }

    /// <summary>Who said a quote.</summary>
    public WhoInput? SaidBy { get; init; }

    /// <summary>Who will do an action.</summary>
    public WhoInput? Owner { get; init; }

    public string? Url { get; init; }
    public DateOnly? Due { get; init; }

    /// <summary>The id of a photo or a recording that was sent before.</summary>
    public Guid? File { get; init; }

    public string? Alt { get; init; }

    /// <summary>Who reads it; null for what the event starts new entries with.</summary>
    public Visibility? Visibility { get; init; }

    /// <summary>What it was made from; left out where it is not there for the sender.</summary>
    public Guid? Source { get; init; }

    /// <summary>The entry to amend.</summary>
    public Guid? Target { get; init; }

    /// <summary>The revision on top of which the amendment was written.</summary>
    public int BasedOn { get; init; }

    /// <summary>The sender's own earlier amendment, on whose text this one was written before that had arrived.</summary>
    public Guid? After { get; init; }

    /// <summary>The words, cleaned; whose they are and the photo's size are filled in by who asks the database.</summary>
    public EntryContent ToContent() => new()
    {
        Text = Clean(Text),
        Title = Clean(Title),
        Url = Clean(Url),
        Alt = Clean(Alt),
        DueOn = Kind == EntryKind.Action ? Due : null,
        FileId = File,
    };

    public WhoInput? Who => Kind switch
    {
        EntryKind.Quote => SaidBy,
        EntryKind.Action => Owner,
        _ => null,
    };

    private static string Clean(string? text) => PlainText.Clean(text ?? "").Trim();
}

/// <summary>Somebody: a speaker, a person, or a name as it was typed.</summary>
public sealed record WhoInput(Guid? Speaker, Guid? Person, string? Name);
