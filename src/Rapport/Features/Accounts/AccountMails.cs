using Rapport.Platform.Mail;

namespace Rapport.Features.Accounts;

/// <summary>The words of the messages about a person's account. None repeats what a stranger typed.</summary>
internal static class AccountMails
{
    public static OutgoingMail SignInLink(Guid id, string to, Uri link, DateTimeOffset now) => new(
        id,
        to,
        "Your sign-in link",
        $"""
        Somebody, most likely you, asked to sign in at {link.Host}. This link does it, once, within an hour:

        {link}

        If it was not you, you need do nothing: without this message nobody comes in.

        """,
        now);

    public static OutgoingMail ConfirmAddress(Guid id, string to, Uri link, DateTimeOffset now) => new(
        id,
        to,
        "Confirm your new e-mail address",
        $"""
        Somebody, most likely you, wants to sign in at {link.Host} with this e-mail address from now on. This link
        confirms it, once, within an hour:

        {link}

        If it was not you, you need do nothing: without this link nothing changes.

        """,
        now);

    public static OutgoingMail AddressTaken(Guid id, string to, Uri site, DateTimeOffset now) => new(
        id,
        to,
        "Your e-mail address has an account already",
        $"""
        Somebody, perhaps you, wanted to use this e-mail address for another account at {site.Host}. It has one already, and
        nothing was changed. To sign in with it, ask for a link here:

        {new Uri(site, "/sign-in")}

        If it was not you, you need do nothing.

        """,
        now);

    public static OutgoingMail BringAlong(Guid id, string to, Uri link, DateTimeOffset now) => new(
        id,
        to,
        "Your e-mail address has an account already",
        $"""
        Somebody, perhaps you, takes part at {link.Host} as a guest and gave this e-mail address. It has an account
        already. If it was you, this link adds what you wrote as a guest to your account, once, within an hour. Open it in the browser
        in which you wrote it:

        {link}

        If it was not you, do not open it: nothing changes.

        """,
        now);

    public static OutgoingMail AddressChanged(Guid id, string to, Uri site, DateTimeOffset now) => new(
        id,
        to,
        "The e-mail address of your account was changed",
        $"""
        Your account at {site.Host} is now signed in to with another e-mail address; this one no longer opens it.

        If it was not you, tell whoever runs the site at once.

        """,
        now);
}
