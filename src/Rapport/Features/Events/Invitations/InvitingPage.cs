using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>
/// Where organisers invite people to a space, or to one of its events: a pasted list, which is sent once it was looked
/// at, or a link that goes round. Also what they sent, until it is taken.
/// </summary>
public abstract class InvitingPage(Places places, Callers callers, RapportDb db, InvitationDesk desk, TimeProvider time) : PlacePage(places, callers)
{
    /// <summary>What was understood of the list; null before it was looked at.</summary>
    public PastedList? List { get; private set; }

    public string Pasted { get; private set; } = "";

    public Role Role { get; private set; } = Role.Reporter;

    /// <summary>The link that was made, in the one answer that shows it.</summary>
    public Uri? Link { get; private set; }

    public IReadOnlyList<OpenInvitation> Open { get; private set; } = [];

    public IReadOnlyList<OpenLink> Links { get; private set; } = [];

    public string Address => Place.Address + "/invitations";

    /// <summary>The roles that this reader may give.</summary>
    public IEnumerable<Role> Given => RoleWords.Given.Where(role => role != Role.Owner || Reader.May(Power.Own));

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>Shows what would be sent; nothing is, yet.</summary>
    public async Task<IActionResult> OnPostAsync(string? people, Role role, CancellationToken cancellationToken)
    {
        Take(people, role);
        var problem = !Given.Contains(role) ? InvitationProblems.RoleUnknown
            : List!.People.Count > PastedList.Limit || Pasted.Length > PastedList.TextLimit ? InvitationProblems.TooMany
            : null;
        return await ShowAsync(problem, cancellationToken);
    }

    public async Task<IActionResult> OnPostSendAsync(string? people, Role role, CancellationToken cancellationToken)
    {
        Take(people, role);
        var outcome = Pasted.Length > PastedList.TextLimit ? InvitationProblems.TooMany : await desk.InviteAsync(HttpContext, Place, List!.People, role);
        return outcome.IsRefused ? await ShowAsync(outcome.Problem, cancellationToken) : Redirect($"{Address}?sent={outcome.Value}");
    }

    public async Task<IActionResult> OnPostLinkAsync(Role role, CancellationToken cancellationToken)
    {
        var outcome = await desk.OpenLinkAsync(HttpContext, Place, role);
        Role = role;
        Link = outcome.IsRefused ? null : outcome.Value;
        return await ShowAsync(outcome.IsRefused ? outcome.Problem : null, cancellationToken);
    }

    public Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken cancellationToken) =>
        AnswerAsync(desk.SendAgainAsync(HttpContext, Place, id), "again", cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken) =>
        AnswerAsync(desk.WithdrawAsync(HttpContext, Place, id), "withdrawn", cancellationToken);

    public Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken) =>
        AnswerAsync(desk.EndLinkAsync(HttpContext, Place, id), "ended", cancellationToken);

    private void Take(string? people, Role role)
    {
        (Pasted, Role) = (people ?? "", role);
        List = PastedList.Read(Pasted);
    }

    private async Task<IActionResult> AnswerAsync(Task<Outcome<Guid>> act, string done, CancellationToken cancellationToken)
    {
        var outcome = await act;
        return outcome.IsRefused ? await ShowAsync(outcome.Problem, cancellationToken) : Redirect($"{Address}?done={done}");
    }

    private async Task<IActionResult> ShowAsync(Problem? problem, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return problem is null ? Page() : Refused(problem);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var now = time.GetUtcNow();
        Open = await OpenInvitation.ReadAsync(db, Place.Within, now, cancellationToken);
        Links = await (
            from link in db.OpenLinks(Place.Within, now)
            join place in db.Subjects on link.EventId ?? link.SpaceId equals place.Id
            join maker in db.People on link.MadeById equals maker.Id
            orderby link.ExpiresAt, link.Id
            select new OpenLink(link.Id, place.Title, link.Role, maker.Name, link.ExpiresAt)).ToListAsync(cancellationToken);
    }
}
