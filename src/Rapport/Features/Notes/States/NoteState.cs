namespace Rapport.Features.Notes.States;

/// <summary>
/// All that a note's log holds up to an update, put together, so that nobody has to read it from the beginning. The log
/// stays: a state can be thrown away at any time and made again.
/// </summary>
public sealed class NoteState
{
    private NoteState()
    {
    }

    /// <param name="size">Bytes of the log up to there.</param>
    public NoteState(Guid noteId, int generation, long upTo, long size, byte[] bytes) =>
        (NoteId, Generation, UpTo, Size, Bytes) = (noteId, generation, upTo, size, bytes);

    public Guid NoteId { get; private set; }
    public int Generation { get; private set; }

    /// <summary>The number of the last update that is in it.</summary>
    public long UpTo { get; private set; }

    public long Size { get; private set; }

    /// <summary>One update in version 1 of the Yjs format, without what was deleted.</summary>
    public byte[] Bytes { get; private set; } = [];
}
