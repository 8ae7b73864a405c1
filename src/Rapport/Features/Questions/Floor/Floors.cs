using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Questions.Floor;

/// <summary>What one hears who cannot ask from the floor.</summary>
internal static class Floors
{
    /// <summary>Whoever asks: while the event is live, and the team has not closed the floor.</summary>
    public static Problem? RefuseTime(Phase phase, FloorRules floor) =>
        phase == Phase.Sealed ? EventProblems.Sealed
        : phase != Phase.Live ? new("floor_early", "Questions in a session are taken while the event is on. Comments are open before and after.")
        : floor.IsClosed ? new("floor_closed", "This event takes no questions from the floor. Comments are open.")
        : null;

    public static Problem? RefuseVoice(ActPlace place, Phase phase, FloorRules floor) =>
        RefuseTime(phase, floor)
        ?? (!place.Reader.IsSignedIn ? new("signed_out", "You are signed out. Nothing is lost; sign in to send.") : null);

    /// <summary>For whoever says that they want to hear it too.</summary>
    public static Problem? RefuseVotes(ActPlace place, Phase phase, FloorRules floor) =>
        RefuseVoice(place, phase, floor) ?? (place.Reader.IsWaiting ? QuestionRules.Waiting : null);

    public static Problem? RefuseNameless(bool isNameless, FloorRules floor) =>
        isNameless && !floor.TakesNameless ? new("name_wanted", "This event wants to know who asks. Please send it with your name.") : null;
}
