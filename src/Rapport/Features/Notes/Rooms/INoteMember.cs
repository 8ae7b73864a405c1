namespace Rapport.Features.Notes.Rooms;

/// <summary>Somebody in a conversation about a note, by whatever way. The room alone calls it, one thing after the other.</summary>
internal interface INoteMember
{
    NoteAccess Access { get; set; }

    /// <summary>Whether it hears what others write, until it leaves.</summary>
    bool Stays { get; }

    /// <summary>Takes a message on its way; it must not wait.</summary>
    void Say(byte[] message);

    /// <summary>The conversation is over.</summary>
    void End();
}
