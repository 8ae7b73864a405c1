using MimeKit;

namespace Rapport.Tests;

/// <summary>A message as it reached the mail server, with the addresses of its envelope.</summary>
public sealed record SmtpDelivery(string From, string To, MimeMessage Message)
{
    public string Text => Message.TextBody ?? "";
}
