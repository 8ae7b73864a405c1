using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events.Invitations;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>Who has which role in a space and its events; organisers give and take them here.</summary>
[AllowAnonymous]
public sealed class PeopleModel(Places places, Callers callers, RapportDb db, Acts acts, TimeProvider time) : PlacePage(places, callers)
{
    public const int Limit = 500;

    private static readonly Problem TurnedAway =
        new("guest_turned_away", "This guest was turned away, and no role is given back here. They can be let in after all on the page of the guests.");

    public IReadOnlyList<Line> People { get; private set; } = [];

    public IReadOnlyList<EventChoice> EventChoices { get; private set; } = [];

    /// <summary>Who is invited and has not come yet.</summary>
    public IReadOnlyList<OpenInvitation> Open { get; private set; } = [];

    /// <summary>Whoever asks has just taken their own role away, or given themselves a smaller one.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Where a guest is let in after all; null where nobody was turned away.</summary>
    public string? Guests { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <param name="role">Empty takes the role away.</param>
    public async Task<IActionResult> OnPostRoleAsync(Guid person, Guid? @event, Role? role, CancellationToken cancellationToken)
    {
        if (role is { } given && !Enum.IsDefined(given))
        {
            return BadRequest();
        }

        if (role is { } wanted && !RoleWords.Given.Contains(wanted))
        {
            return await RefuseAsync(await GuestsPageAsync(person, @event, cancellationToken) ? TurnedAway : InvitationProblems.RoleUnknown, cancellationToken);
        }

        var input = new GiveRoleInput(Place.Space.Id, @event, person, role, Reader.PersonId) { IsOfSpace = true };
        var outcome = await acts.RunAsync((GiveRole act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        if (outcome.IsRefused)
        {
            return await RefuseAsync(outcome.Problem, cancellationToken);
        }

        // Whoever gave away their own say is not led to a page that is not there for them any more.
        HasLeft = person == Reader.PersonId && Caller?.IsHost != true
            && !(await db.RoleAsync(person, Place.Space.Id, null, cancellationToken)).Has(Power.Organise);
        return HasLeft ? Page() : Redirect($"/{Place.Space.Slug}/people?saved=1");
    }

    private async Task<bool> GuestsPageAsync(Guid person, Guid? eventId, CancellationToken cancellationToken)
    {
        if (await db.IsTurnedAwayAsync([person], new(Place.Space.Id, eventId), cancellationToken))
        {
            Guests = await db.Subjects.Where(subject => subject.Id == eventId).Select(subject => subject.Address + "/guests#away").SingleOrDefaultAsync(cancellationToken);
        }

        return Guests is not null;
    }

    private async Task<IActionResult> RefuseAsync(Problem problem, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return Refused(problem);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var home = Place.Space.Id;
        EventChoices = await db.Events.Where(row => row.SpaceId == home).OrderByDescending(row => row.StartsOn)
            .Select(row => new EventChoice(row.Id, row.Title)).Take(Limit).ToListAsync(cancellationToken);
        Open = await OpenInvitation.ReadAsync(db, new(home), time.GetUtcNow(), cancellationToken);
        People = await (
            from held in db.Memberships
            where held.SpaceId == home
            join person in db.People on held.PersonId equals person.Id
            join login in db.Users on person.Id equals login.Id into logins
            from login in logins.DefaultIfEmpty()
            orderby held.Role == Role.Guest, person.Name, person.Id, held.EventId
            select new Line(person.Id, person.Name, login!.Email, held.EventId, held.Role))
            .Take(Limit).ToListAsync(cancellationToken);
    }

    public sealed record Line(Guid PersonId, string Name, string? Email, Guid? EventId, Role Role);

    public sealed record EventChoice(Guid Id, string Title);
}
