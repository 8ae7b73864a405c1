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

    /// <summary>Written here, in Markdown; an import leaves it as it is.</summary>
    public bool IsByHand { get; private set; }

    /// <summary>Under which the store keeps the portrait; null where there is none.</summary>
    public string? PortraitKey { get; private set; }

    public int PortraitWidth { get; private set; }
    public int PortraitHeight { get; private set; }

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

    public void WriteBiography(string biography) => (Biography, IsByHand) = (biography, true);

    public void Show(string key, int width, int height) => (PortraitKey, PortraitWidth, PortraitHeight) = (key, width, height);

    public void DropPortrait() => (PortraitKey, PortraitWidth, PortraitHeight) = (null, 0, 0);

    public void ComeFrom(string source, string? key) => (Source, SourceKey) = (source, key);

    /// <summary>Of somebody who erased themselves nothing stays but where the portrait lies, until that is gone.</summary>
    public void Leave(string name) => (Name, CoveredName, Biography, Source, SourceKey) = (name, null, "", null, null);

    public void BeThePerson(Guid? personId)
    {
        Cover(null);
        PersonId = personId;
    }
}
