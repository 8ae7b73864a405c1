using System.Globalization;
using Rapport.Features.Programme.Releases;
using Rapport.Shared;

namespace Rapport.Features.Programme.Day;

/// <summary>Turns what a form states into a plan for the programme as it stands at a moment. Knows no database.</summary>
public sealed class DayPlanner(
    IReadOnlyList<DaySession> present, IReadOnlyDictionary<Guid, string> rooms, EventZone zone, NearDays near, DateTimeOffset now)
{
    private const int MostMinutes = 240;
    private const int ShortestBreak = 10;

    /// <summary>The acts that the last release tells of; for undoing.</summary>
    public IReadOnlyList<ReleaseLine> LastAct { get; init; } = [];

    public Outcome<DayPlan> Plan(DayInput input) => input.Act switch
    {
        "move" => Move(input),
        "swap" => Swap(input),
        "late" => RunLate(input),
        "cancel" => Cancel(input),
        "undo" => Undo(),
        _ => ProgrammeProblems.NothingToChange,
    };

    private Outcome<DayPlan> Move(DayInput input)
    {
        if (Find(input.Session) is not { } session)
        {
            return ProgrammeProblems.UnknownSession;
        }

        if (input.Room is { } room && !rooms.ContainsKey(room))
        {
            return ProgrammeProblems.UnknownRoom;
        }

        var isOpen = string.IsNullOrWhiteSpace(input.Day) && string.IsNullOrWhiteSpace(input.Start);
        DateTime? wall = DayOf(input) is { } day && TimeOf(input) is { } time ? day.ToDateTime(time) : null;
        return wall is null && !isOpen
            ? ProgrammeProblems.UnreadTime
            : DayOf(input) is { } moved && moved != session.Day && !near.Hold(moved) ? ProgrammeProblems.FarDay
            : Plan([new(session, session.As(session.State with { Wall = wall, RoomId = input.Room }))]);
    }

    /// <summary>What has begun stays where people sit.</summary>
    private Outcome<DayPlan> Swap(DayInput input)
    {
        if (input is not { Room: { } one, Other: { } other } || one == other || !rooms.ContainsKey(one) || !rooms.ContainsKey(other))
        {
            return ProgrammeProblems.UnknownRoom;
        }

        var day = DayOf(input) ?? Today;
        return Plan(present
            .Where(session => session.TakesPlace && session.StartsAt > now && (input.OnAndOn ? session.Day >= day : session.Day == day))
            .Where(session => session.State.RoomId == one || session.State.RoomId == other)
            .Select(session => new DayShift(session, session.As(session.State with { RoomId = session.State.RoomId == one ? other : one }))));
    }

    /// <summary>
    /// The rest of a room's day begins later; what is on now ends later, what is over stays. A break keeps its length,
    /// unless the room is to catch up: then gaps and breaks give what they have, a break down to ten minutes.
    /// </summary>
    private Outcome<DayPlan> RunLate(DayInput input)
    {
        if (input.Room is not { } room || !rooms.ContainsKey(room))
        {
            return ProgrammeProblems.UnknownRoom;
        }

        if (!int.TryParse(input.Minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var late) || late is < 1 or > MostMinutes)
        {
            return ProgrammeProblems.UnreadMinutes;
        }

        var day = DayOf(input) ?? Today;
        var shifts = new List<DayShift>();
        DateTime? free = null;
        foreach (var session in present.Where(session => session.TakesPlace && session.State.RoomId == room && session.Day == day && session.EndsAt > now))
        {
            late = input.CatchUp && free is { } gap ? Math.Max(0, (int)Math.Min(late, (gap - session.State.Wall!.Value).TotalMinutes)) : late;
            var (after, left) = Delay(session, late, input.CatchUp);
            late = left;
            shifts.Add(new(session, session.As(after)));
            free = after.Wall!.Value.AddMinutes(after.Minutes);
        }

        return Plan(shifts);
    }

    private (SessionState After, int Late) Delay(DaySession session, int late, bool catchesUp)
    {
        var state = session.State;
        if (session.StartsAt <= now)
        {
            return (state with { Minutes = state.Minutes + late }, late);
        }

        var given = catchesUp && session.Kind == SessionKind.Break ? Math.Clamp(state.Minutes - ShortestBreak, 0, late) : 0;
        return (state with { Wall = state.Wall!.Value.AddMinutes(late), Minutes = state.Minutes - given }, late - given);
    }

    private Outcome<DayPlan> Cancel(DayInput input)
    {
        if (Find(input.Session) is not { } session)
        {
            return ProgrammeProblems.UnknownSession;
        }

        var reason = PlainText.Clean(input.Reason ?? "").ReplaceLineEndings(" ").Trim();
        return reason.Length is 0 or > Session.ReasonLimit
            ? ProgrammeProblems.MissingReason
            : Plan([new(session, session.As(session.State with { IsCancelled = true, Reason = reason }))]);
    }

    /// <summary>Puts back what nobody changed since.</summary>
    private Outcome<DayPlan> Undo() => Plan(
        from line in LastAct
        where line.Before is not null
        let session = Find(line.SessionId)
        where session is not null && session.State == line.After
        let room = line.RoomIdWas is { } was && rooms.ContainsKey(was) ? was : (Guid?)null
        select new DayShift(session, session.As(line.Before! with { Title = session.State.Title, RoomId = room })));

    private Outcome<DayPlan> Plan(IEnumerable<DayShift> shifts) => DayPlan.Of(present, shifts, rooms);

    private DateOnly Today => DateOnly.FromDateTime(zone.ToWall(now));

    private DaySession? Find(Guid? id) => present.FirstOrDefault(session => session.Id == id);

    private static DateOnly? DayOf(DayInput input) =>
        DateOnly.TryParseExact(input.Day, SessionInput.DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TimeOnly? TimeOf(DayInput input) =>
        TimeOnly.TryParseExact(input.Start, [SessionInput.TimeForm, "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
