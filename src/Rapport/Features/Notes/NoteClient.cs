namespace Rapport.Features.Notes;

/// <summary>A Yjs client is one person's for ever: by it the history tells who wrote what.</summary>
public sealed class NoteClient
{
    /// <summary>Nobody's: the template that a note began with.</summary>
    public const long Template = 1;

    private NoteClient()
    {
    }

    public NoteClient(Guid noteId, long client, Guid personId) => (NoteId, Client, PersonId) = (noteId, client, personId);

    public Guid NoteId { get; private set; }
    public long Client { get; private set; }
    public Guid PersonId { get; private set; }
}
