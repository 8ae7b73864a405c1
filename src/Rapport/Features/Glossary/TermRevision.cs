namespace Rapport.Features.Glossary;

/// <summary>What a term said from a moment on, and who made it say so.</summary>
public sealed class TermRevision
{
    private TermRevision()
    {
    }

    public TermRevision(Guid id, Term term, Guid? byId, DateTimeOffset at)
    {
        Id = id;
        TermId = term.Id;
        Number = term.Revision;
        Words = term.Words;
        ChangedById = byId;
        ChangedAt = at;
    }

    public Guid Id { get; private set; }
    public Guid TermId { get; private set; }
    public int Number { get; private set; }
    public TermWords Words { get; private set; } = new();

    /// <summary>Nobody for what came from the command line.</summary>
    public Guid? ChangedById { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>From here on the term was gone.</summary>
    public bool IsRemoval { get; private set; }

    public TermRevision AsRemoval()
    {
        IsRemoval = true;
        return this;
    }
}
