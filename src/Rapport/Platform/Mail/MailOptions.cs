using System.ComponentModel.DataAnnotations;
using MailKit.Security;
using MimeKit;

namespace Rapport.Platform.Mail;

/// <summary>The mail server that messages leave by. Without one they are written into the data folder.</summary>
public sealed record MailOptions : IValidatableObject
{
    public const string Section = "Mail";

    private const int TlsAtOncePort = 465;

    /// <summary>The server's name; empty, nothing is sent.</summary>
    public string Server { get; set; } = "";

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Whom messages come from, such as <c>Rapport &lt;rapport@example.org&gt;</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>Off only for a server on the same machine or behind the same wall.</summary>
    public bool Tls { get; set; } = true;

    internal bool Sends => Server.Length > 0;

    internal SecureSocketOptions Security =>
        !Tls ? SecureSocketOptions.None
        : Port == TlsAtOncePort ? SecureSocketOptions.SslOnConnect
        : SecureSocketOptions.StartTls;

    internal MailboxAddress Sender => From.Length > 0 ? MailboxAddress.Parse(From) : new MailboxAddress("Rapport", "rapport@localhost");

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From.Length > 0 && !MailboxAddress.TryParse(From, out _))
        {
            yield return new($"\"{From}\" is not an address that mail can come from, such as Rapport <rapport@example.org>.");
        }
        else if (Sends && From.Length == 0)
        {
            yield return new("with a server, \"Mail:From\" must say whom messages come from.");
        }

        if (User.Length > 0 != Password.Length > 0)
        {
            yield return new("\"Mail:User\" and \"Mail:Password\" go together.");
        }
        else if (User.Length > 0 && !Tls)
        {
            yield return new("a password is not sent without TLS; leave \"Mail:Tls\" on, or the user out.");
        }
    }
}
