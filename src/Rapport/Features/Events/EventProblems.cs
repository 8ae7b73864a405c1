using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>Why changes to what stands around an event are refused.</summary>
internal static class EventProblems
{
    public static readonly Problem Sealed = new("event_sealed", "This event is sealed: its record can be read, not changed.");

    /// <summary>To a guest who is held, turned away or not yet let in.</summary>
    public static readonly Problem Waiting = new("guest_waiting", "What you write waits for the team, so what stands here stays as it is. You can take it back.");

    /// <summary>To devices, which may send into an event or are told nothing of it.</summary>
    public static readonly Problem NotOnTeam = new("event_unknown", "There is no such event, or you are not on its team.");

    public static readonly Problem FormUnreadable = new("form_unreadable", "The form did not arrive whole. Please send it again.");

    public static readonly Problem UnknownLine = new("line_unknown", "That line is not there any more. Somebody else may have removed it.");
}
