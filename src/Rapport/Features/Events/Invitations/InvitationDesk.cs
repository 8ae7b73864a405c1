using Rapport.Platform.Data;
using Rapport.Platform.Mail;
using Rapport.Platform.Settings;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>Invitations from the page to the mail.</summary>
public sealed class InvitationDesk(Acts acts, MailSender sender, SiteAddress site, AccountLimit limit, GuestBrowser browser)
{
    public async Task<Outcome<int>> InviteAsync(HttpContext context, Place place, IReadOnlyList<PastedAddress> people, Role role)
    {
        var input = new InvitePeopleInput(place.Within, people, role, place.Reader.PersonId!.Value, site.OfMail(context));
        return Ringing(await acts.RunAsync((InvitePeople act, CancellationToken token) => act.RunAsync(input, token), context.RequestAborted));
    }

    public async Task<Outcome<Guid>> SendAgainAsync(HttpContext context, Place place, Guid id)
    {
        var input = new SendInvitationAgainInput(place.Within, id, place.Reader.PersonId!.Value, site.OfMail(context));
        return Ringing(await acts.RunAsync((SendInvitationAgain act, CancellationToken token) => act.RunAsync(input, token), context.RequestAborted));
    }

    public Task<Outcome<Guid>> WithdrawAsync(HttpContext context, Place place, Guid id)
    {
        var input = new WithdrawInvitationInput(place.Within, id, place.Reader.PersonId!.Value);
        return acts.RunAsync((WithdrawInvitation act, CancellationToken token) => act.RunAsync(input, token), context.RequestAborted);
    }

    /// <returns>The link, whole, to be shown once.</returns>
    public async Task<Outcome<Uri>> OpenLinkAsync(HttpContext context, Place place, Role role)
    {
        var input = new MakeInvitationLinkInput(place.Within, role, place.Reader.PersonId!.Value);
        var made = await acts.RunAsync((MakeInvitationLink act, CancellationToken token) => act.RunAsync(input, token), context.RequestAborted);
        return made.IsRefused ? made.Problem : new Uri(site.Of(context.Request), $"/invitation/{made.Value}");
    }

    public Task<Outcome<Guid>> EndLinkAsync(HttpContext context, Place place, Guid id)
    {
        var input = new EndInvitationLinkInput(place.Within, id, place.Reader.PersonId!.Value);
        return acts.RunAsync((EndInvitationLink act, CancellationToken token) => act.RunAsync(input, token), context.RequestAborted);
    }

    public Task<Outcome<TakenInvitation>> TakeAsync(HttpContext context, TakeInvitationInput input) =>
        acts.RunAsync((TakeInvitation act, CancellationToken token) => act.RunAsync(input with { Earlier = browser.Read(context.Request) }, token), context.RequestAborted);

    /// <returns>Null when this address was asked for too often.</returns>
    public async Task<Outcome<Guid>?> AskAsync(HttpContext context, string invitation, string email)
    {
        if (!limit.TryTake("invitation " + email, context.Response))
        {
            return null;
        }

        var input = new AskByLinkInput(invitation, email, site.OfMail(context)) { Earlier = browser.Read(context.Request) };
        return Ringing(await acts.RunAsync((AskByLink act, CancellationToken token) => act.RunAsync(input, token), context.RequestAborted));
    }

    private Outcome<T> Ringing<T>(Outcome<T> outcome)
    {
        sender.Ring();
        return outcome;
    }
}
