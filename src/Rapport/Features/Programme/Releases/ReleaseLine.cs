namespace Rapport.Features.Programme.Releases;

/// <summary>
/// What a release says of one session: how it was in the release that spoke of it last, and how it is now. The latest line
/// of a session is therefore all that readers were told of it.
/// </summary>
public sealed class ReleaseLine
{
    private ReleaseLine()
    {
    }

    public Guid ReleaseId { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid EventId { get; private set; }
    public int Number { get; private set; }

    /// <summary>Null where the session is new.</summary>
    public string? TitleWas { get; private set; }

    public DateTime? WallWas { get; private set; }
    public int MinutesWas { get; private set; }
    public Guid? RoomIdWas { get; private set; }
    public string RoomWas { get; private set; } = "";
    public bool WasCancelled { get; private set; }
    public string ReasonWas { get; private set; } = "";
    public string Title { get; private set; } = "";
    public DateTime? Wall { get; private set; }
    public int Minutes { get; private set; }
    public Guid? RoomId { get; private set; }
    public string Room { get; private set; } = "";
    public bool IsCancelled { get; private set; }
    public string Reason { get; private set; } = "";

    public SessionState? Before => TitleWas is null ? null : new(TitleWas, WallWas, MinutesWas, RoomIdWas, WasCancelled, ReasonWas);

    public SessionState After => new(Title, Wall, Minutes, RoomId, IsCancelled, Reason);

    /// <param name="release">That it belongs to.</param>
    /// <param name="sessionId">Of which it tells.</param>
    /// <param name="before">Null for a session that no release spoke of.</param>
    /// <param name="after">How it is from now on.</param>
    /// <param name="rooms">The names of the rooms as they are now.</param>
    public static ReleaseLine Of(Release release, Guid sessionId, SessionState? before, SessionState after, IReadOnlyDictionary<Guid, string> rooms) => new()
    {
        ReleaseId = release.Id,
        EventId = release.EventId,
        Number = release.Number,
        SessionId = sessionId,
        TitleWas = before?.Title,
        WallWas = before?.Wall,
        MinutesWas = before?.Minutes ?? 0,
        RoomIdWas = before?.RoomId,
        RoomWas = NameOf(before?.RoomId, rooms),
        WasCancelled = before?.IsCancelled ?? false,
        ReasonWas = before?.Reason ?? "",
        Title = after.Title,
        Wall = after.Wall,
        Minutes = after.Minutes,
        RoomId = after.RoomId,
        Room = NameOf(after.RoomId, rooms),
        IsCancelled = after.IsCancelled,
        Reason = after.Reason,
    };

    private static string NameOf(Guid? room, IReadOnlyDictionary<Guid, string> rooms) => room is { } id ? rooms.GetValueOrDefault(id, "") : "";
}
