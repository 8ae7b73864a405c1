namespace Rapport.Features.Programme.Releases;

/// <summary>What the next release will make of a session. Readers do not see it before.</summary>
public sealed class Proposal
{
    private Proposal()
    {
    }

    public Proposal(Guid sessionId, Guid eventId) => (SessionId, EventId) = (sessionId, eventId);

    public Guid SessionId { get; private set; }
    public Guid EventId { get; private set; }
    public DateTime? Wall { get; private set; }
    public int Minutes { get; private set; }
    public Guid? RoomId { get; private set; }
    public bool IsCancelled { get; private set; }
    public string Reason { get; private set; } = "";

    public void Propose(SessionState state) =>
        (Wall, Minutes, RoomId, IsCancelled, Reason) = (state.Wall, state.Minutes, state.RoomId, state.IsCancelled, state.Reason);

    /// <summary>With its event, to other days.</summary>
    public void MoveBy(int days) => Wall = Wall?.AddDays(days);

    /// <summary>The session as it will be; its name is not proposed.</summary>
    public SessionState Over(SessionState present) => new(present.Title, Wall, Minutes, RoomId, IsCancelled, Reason);
}
