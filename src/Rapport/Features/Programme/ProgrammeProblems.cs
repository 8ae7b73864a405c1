using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Why changes to a programme are refused.</summary>
internal static class ProgrammeProblems
{
    public static readonly Problem Sealed = new("event_sealed", "This event is sealed: its programme can be read, not changed.");

    public static readonly Problem UnknownSession = new("session_unknown", "There is no such session here.");

    public static readonly Problem SeenSession =
        new("session_seen", "Somebody wrote in this session, starred it, carried a question into it or was told of it by a release. It can be cancelled.");

    public static readonly Problem UnknownVisibility = new("visibility_unknown", "Please choose who can read the session: everybody, members or the team.");

    public static readonly Problem UnknownSpeaker = new("speaker_unknown", "This session has no such speaker.");

    public static readonly Problem UnknownPerson = new("person_unknown", "Nobody of this space has that address. Invite them as a speaker first.");

    public static readonly Problem UnknownRoom = new("room_unknown", "There is no such room any more.");

    public static readonly Problem UsedRoom = new("room_used", "Sessions are in this room. Move them elsewhere first.");

    public static readonly Problem TakenRoom = new("room_taken", "There is a room of this name already.");

    public static readonly Problem ChangedRoom = new("room_changed", "Somebody else renamed this room meanwhile.");

    public static readonly Problem UnnamedRoom = new("room_unnamed", $"Please give the room a name of at most {Room.NameLimit} characters.");

    public static readonly Problem NothingToRelease = new("release_empty", "Nothing has changed since the last release.");

    public static readonly Problem NothingToChange = new("change_empty", "This would change nothing.");

    public static readonly Problem UnreadTime = new("change_time", "Please give a day and a time, or leave both empty.");

    public static readonly Problem FarDay = new("change_far", "This is far away from the days of the event.");

    public static readonly Problem UnreadMinutes = new("change_minutes", "Please give a whole number of minutes from 1 to 240.");

    public static readonly Problem MissingReason = new("reason_missing", $"Please say why in at most {Session.ReasonLimit} characters: readers will see it.");

    public static readonly Problem OtherPlan = new("plan_changed", "The programme has changed since you looked. Please look at what would change now.");
}
