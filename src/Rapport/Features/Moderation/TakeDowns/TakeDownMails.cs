using Rapport.Platform.Mail;

namespace Rapport.Features.Moderation.TakeDowns;

/// <summary>The words of the message to whoever asked for a take-down. It repeats nothing that they typed.</summary>
internal static class TakeDownMails
{
    public static OutgoingMail Answered(Guid id, string to, Uri link, TakeDownAnswer answer, string words, DateTimeOffset now) => new(
        id,
        to,
        answer == TakeDownAnswer.TakenDown ? "What you asked for is taken down" : "What you asked to take down",
        $"""
        You asked at {link.Host} that something about you be taken down:

        {link.AbsoluteUri}

        {(answer == TakeDownAnswer.TakenDown ? "It is taken down." : "It stays for now.")} The editors say:

        {words}

        """,
        now);
}
