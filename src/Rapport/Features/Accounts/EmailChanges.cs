using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Platform.Mail;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>Changes of the address that a person signs in with, from the page to the mail.</summary>
public sealed class EmailChanges(Acts acts, RapportDb db, MailSender sender, SiteAddress site, TagVersions tags)
{
    public async Task<Outcome<Guid>> AskAsync(HttpContext context, Guid personId, string email)
    {
        var input = new AskEmailChangeInput(personId, email, site.OfMail(context));
        var asked = await acts.RunAsync((AskEmailChange act, CancellationToken token) => act.RunAsync(input, token), context.RequestAborted);
        sender.Ring();
        return asked;
    }

    /// <summary>What a link would do.</summary>
    public Task<EmailChangeKind> LookAsync(HttpContext context, string token, Caller? caller, DateTimeOffset now) =>
        ConfirmEmailChange.LookAsync(db, new(token, caller?.PersonId, site.OfMail(context)), now, context.RequestAborted);

    public async Task<Outcome<ConfirmedEmail>> ConfirmAsync(HttpContext context, string token, Caller? caller)
    {
        var input = new ConfirmEmailChangeInput(token, caller?.PersonId, site.OfMail(context));
        var confirmed = await acts.RunAsync((ConfirmEmailChange act, CancellationToken stop) => act.RunAsync(input, stop), context.RequestAborted);
        if (!confirmed.IsRefused)
        {
            tags.Bump(Tag.Person(confirmed.Value.PersonId));
            tags.Bump(Tag.Person(caller?.PersonId ?? confirmed.Value.PersonId));
            sender.Ring();
        }

        return confirmed;
    }
}
