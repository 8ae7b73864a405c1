using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Platform.Mail;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>Changes of the address that a person signs in with, from the page to the mail.</summary>
public sealed class EmailChanges(Acts acts, MailSender sender, SiteAddress site, TagVersions tags)
{
    public async Task<Outcome<Guid>> AskAsync(HttpContext context, Guid personId, string email)
    {
        var input = new AskEmailChangeInput(personId, email, site.OfMail(context));
        var asked = await acts.RunAsync((AskEmailChange act, CancellationToken token) => act.RunAsync(input, token), context.RequestAborted);
        sender.Ring();
        return asked;
    }

    public async Task<Outcome<Guid>> ConfirmAsync(HttpContext context, string token)
    {
        var input = new ConfirmEmailChangeInput(token, site.OfMail(context));
        var confirmed = await acts.RunAsync((ConfirmEmailChange act, CancellationToken stop) => act.RunAsync(input, stop), context.RequestAborted);
        if (!confirmed.IsRefused)
        {
            tags.Bump(Tag.Person(confirmed.Value));
            sender.Ring();
        }

        return confirmed;
    }
}
