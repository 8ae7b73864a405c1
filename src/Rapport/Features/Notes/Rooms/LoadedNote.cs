using Rapport.Features.Notes.States;
using Rapport.Formats.Yjs;

namespace Rapport.Features.Notes.Rooms;

/// <summary>A note's document in memory, as far as its log was read, and who writes under which client.</summary>
public sealed class LoadedNote(int generation)
{
    // What is in the log was judged when it came; if it could not be loaded any more, nobody would read it.
    private readonly YDocument document = new(new YLimits { Steps = long.MaxValue });
    private readonly Dictionary<long, Guid> clients = [];
    private (long Head, byte[]? Bytes) state;

    public int Generation => generation;

    public YDocument Document => document;

    /// <summary>The last update of the log that is in it.</summary>
    public long Head { get; private set; }

    /// <summary>Bytes of the log up to there.</summary>
    public long Size { get; private set; }

    /// <summary>The last update up to which a state is kept.</summary>
    public long KeptUpTo { get; set; }

    public bool IsLocked { get; set; }

    /// <summary>Begins with a state in place of the first lines of the log.</summary>
    /// <returns>False where it cannot be read; this is then of no further use.</returns>
    public bool Begin(NoteState from)
    {
        var read = YUpdate.Read(from.Bytes);
        (Head, Size, KeptUpTo) = (from.UpTo, from.Size, from.UpTo);
        return !read.IsRefused && document.Apply(read.Value) is null && !document.IsWaiting;
    }

    /// <summary>Takes a line of the log.</summary>
    /// <exception cref="InvalidDataException">It cannot be read, which in a sound database never happens.</exception>
    public void Take(NoteUpdate row)
    {
        var read = YUpdate.Read(row.Bytes);
        if (read.IsRefused || document.Apply(read.Value) is not null)
        {
            throw new InvalidDataException($"Update {row.Number} of note {row.NoteId} cannot be read.");
        }

        Logged(row.Number, row.Bytes.Length);
    }

    /// <summary>What was applied already is in the log now.</summary>
    public void Logged(long number, int length) => (Head, Size) = (number, Size + length);

    /// <summary>All of it as one update; null where that cannot be said (<see cref="YDocument.State"/>).</summary>
    public byte[]? State()
    {
        if (state.Head != Head)
        {
            state = (Head, document.State());
        }

        return state.Bytes;
    }

    public void Belongs(long client, Guid person) => clients[client] = person;

    public Guid? WriterOf(long client) => clients.TryGetValue(client, out var person) ? person : null;
}
