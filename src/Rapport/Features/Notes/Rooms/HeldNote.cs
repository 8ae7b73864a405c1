using Rapport.Formats.Yjs;

namespace Rapport.Features.Notes.Rooms;

/// <summary>A note's document in memory, as far as its log was read, and who writes under which client.</summary>
public sealed class HeldNote(int generation, YDocument document)
{
    private readonly Dictionary<long, Guid> clients = [];

    public int Generation => generation;

    public YDocument Document => document;

    /// <summary>The last update of the log that is in it.</summary>
    public long Head { get; private set; }

    public long Size { get; private set; }

    public bool IsLocked { get; set; }

    /// <summary>Takes a line of the log.</summary>
    /// <returns>False where it cannot be read, which the log of a sound database never is.</returns>
    public bool Take(long number, byte[] bytes)
    {
        var read = YUpdate.Read(bytes);
        if (read.IsRefused || document.Apply(read.Value) is not null)
        {
            return false;
        }

        Logged(number, bytes.Length);
        return true;
    }

    /// <summary>What was applied already is in the log now.</summary>
    public void Logged(long number, int length) => (Head, Size) = (number, Size + length);

    public void Belongs(long client, Guid person) => clients[client] = person;

    public Guid? WriterOf(long client) => clients.TryGetValue(client, out var person) ? person : null;
}
