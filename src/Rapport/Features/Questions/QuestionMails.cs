using Rapport.Platform.Mail;

namespace Rapport.Features.Questions;

/// <summary>The words of the messages to whoever asked a question.</summary>
internal static class QuestionMails
{
    public static OutgoingMail Carried(Guid id, string to, QuestionTold told, string session) => new(
        id,
        to,
        "Your question is carried into a session",
        $"""
        You asked at {told.Site.Host}:

        {told.Text}

        It is carried into the session “{session}”. Where it is read, with what others say to it:

        {told.Link}

        """,
        told.At);

    public static OutgoingMail Declined(Guid id, string to, QuestionTold told, string reason) => new(
        id,
        to,
        "What becomes of your question",
        $"""
        You asked at {told.Site.Host}:

        {told.Text}

        Not this time, because {reason}

        Your question stays where it is, and others can still comment on it:

        {told.Link}

        """,
        told.At);
}
