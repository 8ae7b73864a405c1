namespace Rapport.Features.Programme.Stars;

/// <summary>A session in somebody's own programme. Nobody else sees it, so no activity tells of it.</summary>
public sealed class Star
{
    private Star()
    {
    }

    public Star(Guid personId, Guid sessionId, DateTimeOffset at) => (PersonId, SessionId, At) = (personId, sessionId, at);

    public Guid PersonId { get; private set; }
    public Guid SessionId { get; private set; }
    public DateTimeOffset At { get; private set; }
}
