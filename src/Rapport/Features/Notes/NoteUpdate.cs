namespace Rapport.Features.Notes;

/// <summary>One line of a note's log: an update as a device sent it, never altered.</summary>
public sealed class NoteUpdate
{
    private NoteUpdate()
    {
    }

    public NoteUpdate(Guid noteId, int generation, long number, byte[] bytes) =>
        (NoteId, Generation, Number, Bytes) = (noteId, generation, number, bytes);

    public Guid NoteId { get; private set; }
    public int Generation { get; private set; }

    /// <summary>Counts within a generation, from 1, without gaps.</summary>
    public long Number { get; private set; }

    public Guid PersonId { get; private set; }
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>In version 1 of the Yjs update format.</summary>
    public byte[] Bytes { get; private set; } = [];

    public NoteUpdate From(Guid personId, DateTimeOffset receivedAt)
    {
        (PersonId, ReceivedAt) = (personId, receivedAt);
        return this;
    }
}
