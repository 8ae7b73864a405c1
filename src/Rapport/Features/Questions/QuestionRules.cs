using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>Who may do what with calls and questions, and what one hears who may not.</summary>
internal static class QuestionRules
{
    public static readonly Problem Unknown = new("question_unknown", "There is no such question here, or it was taken out of sight.");

    public static readonly Problem Waiting = new("guest_waiting", "You can vote as soon as somebody on the team has let you in.");

    public static readonly Problem UnknownSession = new("session_unknown", "There is no such session in this event.");

    /// <summary>For whoever asks or votes.</summary>
    public static Problem? RefuseVoice(ActPlace place, Call? call, DateTimeOffset now) =>
        place.IsSealed ? EventProblems.Sealed
        : call?.OpensAfter(now) is not null ? new("call_early", "This call is not open yet. Come back on the day that it names.")
        : call?.IsOpenAt(now) != true ? new("call_closed", "This call is closed. What was asked stays here, and can be read and commented on.")
        : !place.Reader.IsSignedIn ? new("signed_out", "You are signed out. Nothing is lost; sign in to send.")
        : !call.IsFor(place.Reader) ? new("call_for_members", "This call is for members of the space. You can read what they ask, and comment.")
        : null;

    /// <summary>Where a name is given, or an account is entered, before one asks or votes; one comes back from there.</summary>
    public static string WayIn(EventView @event, Call? call, string back) =>
        (@event.JoinCode is { } code && call?.Answerers == Answerers.Anyone ? $"/join/{code}" : "/sign-in") + $"?return={Uri.EscapeDataString(back)}";

    /// <summary>A question that nobody else reads is none.</summary>
    public static Problem? RefuseReaders(Visibility? readers) =>
        readers == Visibility.AuthorOnly || (readers is { } asked && !Enum.IsDefined(asked)) ? ItemVisibility.Unknown : null;

    /// <summary>For whoever votes, whichever question it is.</summary>
    public static Problem? RefuseVotes(ActPlace place, Call? call, DateTimeOffset now) =>
        RefuseVoice(place, call, now) ?? (place.Reader.IsWaiting ? Waiting : null);

    /// <summary>For whoever may vote, about one question. One from the floor is voted on until it is asked.</summary>
    public static Problem? RefuseVoteOn(Guid authorId, Origin origin, QuestionLife life, SubjectState state, Reader reader) =>
        state != SubjectState.Shown ? Unknown
        : authorId == reader.PersonId ? new("question_own", "This is your own question: others vote on it.")
        : life != (origin == Origin.Call ? QuestionLife.Open : QuestionLife.Carried) ? new("question_settled", "This question is decided, so it is not voted on any more.")
        : null;

    /// <summary>Whether whoever asked may put it otherwise or take it back: nothing was decided, and from the floor it was not asked yet.</summary>
    public static bool IsStillTheirs(Origin origin, QuestionLife life) =>
        life == QuestionLife.Open || (life == QuestionLife.Carried && origin is (Origin.Room or Origin.Afar));

    /// <summary>For whoever opens and closes calls, and says what becomes of questions.</summary>
    public static Problem? RefuseHand(ActPlace place) =>
        !place.Reader.IsSignedIn || !place.Reader.May(Power.Steer) ? new("not_yours", "Only editors and organisers do that.")
        : place.IsSealed ? EventProblems.Sealed
        : null;
}
