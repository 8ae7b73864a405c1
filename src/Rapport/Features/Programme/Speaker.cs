namespace Rapport.Features.Programme;

/// <summary>Somebody who speaks at an event, with or without an account.</summary>
public sealed class Speaker
{
    public const int NameLimit = 160;
    public const int BiographyLimit = 6000;

    private Speaker()
    {
    }

    public Speaker(Guid id, Guid eventId, string name)
    {
        Id = id;
        EventId = eventId;
        Name = name;
    }

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public string Name { get; private set; } = "";
    public string Biography { get; private set; } = "";

    /// <summary>The account of this speaker, once somebody said so; their comments carry a badge.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>Where the speaker was imported from, and what that source calls them.</summary>
    public string? Source { get; private set; }

    public string? SourceKey { get; private set; }

    /// <summary>The name in the programme, while a pseudonym of this speaker's account stands in its place.</summary>
    public string? CoveredName { get; private set; }

    public void Describe(string name, string biography)
    {
        (Name, CoveredName) = CoveredName is null ? (name, null) : (Name, name == Name ? CoveredName : name);
        Biography = biography;
    }

    /// <summary>Shows the pseudonym of this speaker's account; null shows the name in the programme again.</summary>
    public void Cover(string? pseudonym) => (Name, CoveredName) = pseudonym is null ? (CoveredName ?? Name, null) : (pseudonym, CoveredName ?? Name);

    public void ComeFrom(string source, string? key) => (Source, SourceKey) = (source, key);

    public void BeThePerson(Guid? personId)
    {
        Cover(null);
        PersonId = personId;
    }
}
