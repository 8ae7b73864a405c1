using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>Why an invitation is not sent or not taken.</summary>
internal static class InvitationProblems
{
    public static readonly Problem Unknown = new("invitation_unknown", "This link leads to no invitation: perhaps a part of it is missing, or a newer one was sent in its place.");
    public static readonly Problem Late = new("invitation_late", "The time of this invitation is over; please ask whoever invited you for another.");
    public static readonly Problem Taken = new("invitation_taken", "This invitation has been taken already; whoever took it signs in as usual.");
    public static readonly Problem Withdrawn = new("invitation_withdrawn", "This invitation was taken back; please ask whoever gave you the link.");
    public static readonly Problem Void = new("invitation_void", "Whoever invited you can no longer give this role; please ask somebody who organises here now.");
    public static readonly Problem Sealed = new("event_sealed", "This event is sealed: its record can be read, and nobody is invited any more.");
    public static readonly Problem SignInFirst = new("signed_out", "Please sign in first, or have a link sent to your e-mail address.");
    public static readonly Problem NotOrganiser = new("not_organiser", "Only organisers invite people.");
    public static readonly Problem RoleUnknown = new("role_unknown", "Please choose one of the roles that can be given here.");
    public static readonly Problem NotByLink = new("role_by_link", "A link gives the roles up to reporter; to the others people are invited by name.");
    public static readonly Problem TooManyLinks = new("too_many_links", "There are so many links that no more are made; please end one first.");
    public static readonly Problem Nobody = new("addresses_missing", "There is no e-mail address in the list yet.");
    public static readonly Problem TooMany = new("too_many_addresses", $"A list has at most {PastedList.Limit} e-mail addresses; please send it in parts.");
    public static readonly Problem TooManyToday = new("too_many_invitations", "So many invitations went out today that no more are sent; please go on tomorrow.");
    public static readonly Problem TooSoon = new("invitation_fresh", "This invitation was sent a few minutes ago; please wait ten minutes before you send it again.");
}
