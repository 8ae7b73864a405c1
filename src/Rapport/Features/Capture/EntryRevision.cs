namespace Rapport.Features.Capture;

/// <summary>A text that an entry once showed, or one that competes with what it shows. Its id is the amending operation's.</summary>
public sealed class EntryRevision
{
    private EntryRevision()
    {
    }

    public EntryRevision(Guid id, Guid entryId, int number, EntryContent content)
    {
        Id = id;
        EntryId = entryId;
        Number = number;
        Content = content;
    }

    public Guid Id { get; private set; }
    public Guid EntryId { get; private set; }
    public int Number { get; private set; }
    public EntryContent Content { get; private set; } = new();
    public Guid WrittenById { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>Written on top of an older revision while another came first; waits for somebody to choose or join.</summary>
    public bool IsCompeting { get; private set; }

    public EntryRevision Written(Guid byId, DateTimeOffset at)
    {
        (WrittenById, WrittenAt) = (byId, at);
        return this;
    }

    public EntryRevision Compete()
    {
        IsCompeting = true;
        return this;
    }

    public void NameWho(string who) => Content = Content with { Who = who };

    public void Settle() => IsCompeting = false;
}
