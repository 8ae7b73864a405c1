using MimeKit;

namespace Rapport.Platform.Mail;

/// <summary>
/// A message that is to leave, written in the transaction of the act that wants it sent. Its time is also its lease: who
/// takes it puts the time off, and a sender that dies leaves it due again. It is gone once the mail server has it, as it
/// may carry a link that lets somebody in.
/// </summary>
public sealed class OutgoingMail
{
    public const int AddressLimit = 254;
    public const int SubjectLimit = 200;
    public const int TextLimit = 20_000;

    private OutgoingMail()
    {
    }

    /// <exception cref="ArgumentException">The address or the subject would break the message's head.</exception>
    public OutgoingMail(Guid id, string to, string subject, string text, DateTimeOffset dueAt)
    {
        if (to.Any(char.IsControl) || subject.Any(char.IsControl))
        {
            throw new ArgumentException("An address and a subject are one line each.");
        }

        Id = id;
        To = to;
        Subject = subject;
        Text = text;
        DueAt = dueAt;
    }

    /// <summary>Whether a message can be written to this: one address, without a name and without a comment.</summary>
    public static bool IsAddress(string text) =>
        text.Length <= AddressLimit && MailboxAddress.TryParse(text, out var mailbox) && string.Equals(mailbox.Address, text, StringComparison.Ordinal);

    /// <summary>Also the message's own id, the same at every try.</summary>
    public Guid Id { get; private set; }

    public string To { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>How often it was taken to be sent.</summary>
    public int Tries { get; private set; }
}
