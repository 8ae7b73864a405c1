namespace Rapport.Features.Programme;

/// <summary>A speaker of a session, in the order in which the programme names them.</summary>
public sealed class SessionSpeaker
{
    private SessionSpeaker()
    {
    }

    public SessionSpeaker(Guid sessionId, Guid speakerId, int position)
    {
        SessionId = sessionId;
        SpeakerId = speakerId;
        Position = position;
    }

    public Guid SessionId { get; private set; }
    public Guid SpeakerId { get; private set; }
    public int Position { get; private set; }

    public void Stand(int position) => Position = position;
}
