using Rapport.Platform.Mail;
using Rapport.Platform.Settings;

namespace Rapport.Features.Moderation.TakeDowns;

/// <summary>How the answer reaches whoever asked.</summary>
public sealed class TakeDownPost(SiteAddress site, MailSender sender, TimeProvider time)
{
    public SiteAddress Site => site;

    public MailSender Sender => sender;

    public TimeProvider Time => time;
}
