namespace Rapport.Features.Coverage;

/// <summary>
/// Who covers which session in which role, as it is planned. It is a subject of its own, for the team, so that the log of
/// who took and left it tells nobody else.
/// </summary>
public sealed class Shift
{
    public const string SubjectKind = "shift";

    private Shift()
    {
    }

    public Shift(Guid id, Guid eventId, Guid sessionId, Guid personId, ShiftRole role)
    {
        Id = id;
        EventId = eventId;
        SessionId = sessionId;
        PersonId = personId;
        Role = role;
    }

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid PersonId { get; private set; }
    public ShiftRole Role { get; private set; }

    /// <summary>The person themselves, or who gave it to them.</summary>
    public Guid SetById { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    public Shift Set(Guid byId, DateTimeOffset at)
    {
        (SetById, SetAt) = (byId, at);
        return this;
    }
}
