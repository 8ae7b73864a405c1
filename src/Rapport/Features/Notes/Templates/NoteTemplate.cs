using Rapport.Shared;

namespace Rapport.Features.Notes.Templates;

/// <summary>What a new note of a space begins with, as its organisers wrote it.</summary>
public sealed class NoteTemplate
{
    public const int TextLimit = 5000;

    /// <summary>Where a space has none of its own.</summary>
    public const string Usual = """
        ## The question of this workshop

        ## Who is here, with their permission

        ## Points

        - 

        ## Decisions

        - 

        ## Actions

        - 

        ## Links

        - 

        ## What surprised us
        """;

    private NoteTemplate()
    {
    }

    public NoteTemplate(Guid spaceId) => SpaceId = spaceId;

    public Guid SpaceId { get; private set; }

    /// <summary>Markdown. Empty, and new notes are blank.</summary>
    public string Text { get; private set; } = "";

    public Guid? WrittenById { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }

    public static Problem? Refuse(string text) =>
        text.Length > TextLimit ? new("template_too_long", $"A template has at most {TextLimit:N0} characters.") : null;

    public void Write(string text, Guid byId, DateTimeOffset at) => (Text, WrittenById, WrittenAt) = (text, byId, at);
}
