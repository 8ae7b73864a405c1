namespace Rapport.Features.Programme.Releases;

/// <summary>What readers are told of a session: when, where, under what name, and whether it takes place.</summary>
/// <param name="Reason">Why it does not; empty while it does.</param>
public sealed record SessionState(string Title, DateTime? Wall, int Minutes, Guid? RoomId, bool IsCancelled, string Reason)
{
    public static SessionState Of(Session session) =>
        new(session.Title, session.StartsAtWall, session.Minutes, session.RoomId, session.IsCancelled, session.CancelReason);

    /// <summary>What an act that made this of the other is called in the log; null where they are the same.</summary>
    public string? VerbFrom(SessionState before) =>
        this == before ? null
        : IsCancelled != before.IsCancelled ? IsCancelled ? "session.cancelled" : "session.reinstated"
        : "session.moved";
}
