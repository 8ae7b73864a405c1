using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>Who has which role in a space and its events; organisers give and take them here.</summary>
[AllowAnonymous]
public sealed class PeopleModel(Places places, Callers callers, RapportDb db, Acts acts, SiteAddress site) : PlacePage(places, callers)
{
    public const int Limit = 500;

    public IReadOnlyList<Line> People { get; private set; } = [];

    public IReadOnlyList<Ground> Grounds { get; private set; } = [];

    public Problem? Problem { get; private set; }

    /// <summary>The link to hand over, in the one answer that shows it.</summary>
    public string? Link { get; private set; }

    public string? InvitedName { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? email, string? name, Role role, Guid? @event, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(role))
        {
            return BadRequest();
        }

        var input = new InvitePersonInput(Place.Space.Id, @event, email ?? "", name ?? "", role, Reader.PersonId);
        return await InviteAsync(acts.RunAsync((InvitePerson act, CancellationToken token) => act.RunAsync(input, token), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostLinkAsync(Guid person, CancellationToken cancellationToken) =>
        InviteAsync(
            acts.RunAsync((RenewInvitation act, CancellationToken token) => act.RunAsync(new(Place.Space.Id, person), token), cancellationToken),
            cancellationToken);

    /// <param name="role">Empty takes the role away.</param>
    public async Task<IActionResult> OnPostRoleAsync(Guid person, Guid? @event, Role? role, CancellationToken cancellationToken)
    {
        if (role is { } given && !Enum.IsDefined(given))
        {
            return BadRequest();
        }

        var input = new GiveRoleInput(Place.Space.Id, @event, person, role, Reader.PersonId) { IsOfSpace = true };
        var outcome = await acts.RunAsync((GiveRole act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        return outcome.IsRefused
            ? await RefuseAsync(outcome.Problem, cancellationToken)
            : Redirect($"/{Place.Space.Slug}/people?saved=1");
    }

    private async Task<IActionResult> InviteAsync(Task<Outcome<Invitation>> act, CancellationToken cancellationToken)
    {
        var outcome = await act;
        if (outcome.IsRefused)
        {
            return await RefuseAsync(outcome.Problem, cancellationToken);
        }

        InvitedName = outcome.Value.Person.Name;
        Link = outcome.Value.Token is { } token ? new Uri(site.Of(Request), $"/sign-in/{token}").ToString() : null;
        Response.Headers.CacheControl = "no-store";
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(Problem problem, CancellationToken cancellationToken)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var home = Place.Space.Id;
        Grounds = await db.Events.Where(row => row.SpaceId == home).OrderByDescending(row => row.StartsOn)
            .Select(row => new Ground(row.Id, row.Title)).Take(Limit).ToListAsync(cancellationToken);
        var invited = db.StillInvited(home);
        People = await (
            from held in db.Memberships
            where held.SpaceId == home
            join person in db.People on held.PersonId equals person.Id
            join login in db.Users on person.Id equals login.Id into logins
            from login in logins.DefaultIfEmpty()
            orderby person.Name, person.Id, held.EventId
            select new Line(person.Id, person.Name, login!.Email, held.EventId, held.Role, invited.Any(other => other.Id == person.Id)))
            .Take(Limit).ToListAsync(cancellationToken);
    }

    public sealed record Line(Guid PersonId, string Name, string? Email, Guid? EventId, Role Role, bool IsInvited);

    public sealed record Ground(Guid Id, string Title);
}
