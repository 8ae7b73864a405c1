using MailKit.Net.Smtp;
using MimeKit;

namespace Rapport.Platform.Mail;

/// <summary>Hands messages to the mail server.</summary>
internal sealed class SmtpDoor(MailOptions options) : IMailDoor
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        // Disposed without a farewell: a connection that breaks after the server took the message must not look like a failure.
        using var client = new SmtpClient();
        await client.ConnectAsync(options.Server, options.Port, options.Security, cancellationToken);
        if (options.User.Length > 0)
        {
            await client.AuthenticateAsync(options.User, options.Password, cancellationToken);
        }

        await client.SendAsync(message, cancellationToken);
    }
}
