using MimeKit;

namespace Rapport.Platform.Mail;

/// <summary>Where messages leave the program.</summary>
public interface IMailDoor
{
    /// <summary>Returns once somebody else answers for the message; everything before that is a failure.</summary>
    Task SendAsync(MimeMessage message, CancellationToken cancellationToken);
}
