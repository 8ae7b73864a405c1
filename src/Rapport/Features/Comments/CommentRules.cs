using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>
/// Who may comment at all, and what one hears who may not. An author takes back what they wrote also where they have no
/// role any more.
/// </summary>
internal static class CommentRules
{
    public static readonly Problem Unknown = new("comment_unknown", "There is no such comment of yours here, or it was taken back.");

    public static readonly Problem Closed = new("comments_closed", "The comments here are closed: they can be read, and no more are taken.");

    public static Problem? Refuse(ActPlace place) =>
        place.IsSealed ? EventProblems.Sealed
        : !place.Reader.IsSignedIn ? new("signed_out", "You are signed out. Nothing is lost; sign in to send.")
        : null;

    /// <summary>A guest who waits writes too, and is held; without this, a guest of one event would write in all others unheld.</summary>
    public static Problem? RefuseWriting(ActPlace place) =>
        Refuse(place) ?? (place.Reader.May(Power.Comment) || place.Reader.IsWaiting ? null
            : new("not_taking_part", "Only people who take part in this event can comment. Come in with its code, or ask its organiser."));
}
