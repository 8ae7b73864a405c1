namespace Rapport.Shared;

/// <summary>What a cached thing shows. When the log says that it changed, everything with its tag is stale.</summary>
public readonly record struct Tag(TagKind Kind, Guid Id)
{
    public static Tag Subject(Guid id) => new(TagKind.Subject, id);

    /// <summary>Everything in a session's streams and discussions.</summary>
    public static Tag Session(Guid id) => new(TagKind.Session, id);

    /// <summary>Everything in an event.</summary>
    public static Tag Event(Guid id) => new(TagKind.Event, id);

    /// <summary>The sessions, rooms and speakers of an event, and its settings.</summary>
    public static Tag Programme(Guid eventId) => new(TagKind.Programme, eventId);

    /// <summary>The call of an event, and what was asked.</summary>
    public static Tag Questions(Guid eventId) => new(TagKind.Questions, eventId);

    /// <summary>Everything in a space.</summary>
    public static Tag Space(Guid id) => new(TagKind.Space, id);

    /// <summary>A person's name, login and roles.</summary>
    public static Tag Person(Guid id) => new(TagKind.Person, id);

    /// <summary>What is new for a person.</summary>
    public static Tag Notices(Guid personId) => new(TagKind.Notices, personId);

    /// <summary>What belongs to no space: the list of spaces, whether there is a host.</summary>
    public static readonly Tag Installation = new(TagKind.Installation, Guid.Empty);

    /// <summary>What texts are marked with, in every space: fragments are asked for before it is known where they stand.</summary>
    public static readonly Tag Marks = new(TagKind.Marks, Guid.Empty);
}
