using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>What an organiser decides about a space: what it is about and who can read it.</summary>
[AllowAnonymous]
public sealed class SpaceSettingsModel(Places places, Callers callers, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>The marker of what the form showed.</summary>
    [BindProperty]
    public string? BasedOn { get; set; }

    public FormBasis Basis { get; private set; } = null!;

    public Visibility Visibility { get; private set; }

    public Visibility NewEventsFor { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AnswerAsync(
            acts.RunAsync((DescribeSpace act, CancellationToken token) => act.RunAsync(
                new(Place.Space.Id, Name ?? "", Summary ?? "", Reader.PersonId) { BasedOn = BasedOn }, token), cancellationToken),
            cancellationToken);

    public Task<IActionResult> OnPostVisibilityAsync(Visibility? visibility, CancellationToken cancellationToken) =>
        AnswerAsync(
            acts.RunAsync((SetPlaceVisibility act, CancellationToken token) => act.RunAsync(
                new(Place.Space.Id, visibility, Reader.PersonId), token), cancellationToken),
            cancellationToken);

    public Task<IActionResult> OnPostNewEventsAsync(Visibility? visibility, CancellationToken cancellationToken) =>
        AnswerAsync(
            acts.RunAsync((SetNewEventVisibility act, CancellationToken token) => act.RunAsync(
                new(Place.Space.Id, visibility, Reader.PersonId), token), cancellationToken),
            cancellationToken);

    private async Task<IActionResult> AnswerAsync<T>(Task<Outcome<T>> act, CancellationToken cancellationToken)
    {
        var outcome = await act;
        if (!outcome.IsRefused)
        {
            return Redirect($"/{Place.Space.Slug}/settings?saved=1");
        }

        await ReadAsync(cancellationToken, outcome.Problem);
        return Refused(outcome.Problem);
    }

    private async Task ReadAsync(CancellationToken cancellationToken, Problem? problem = null)
    {
        var held = await db.Spaces.SingleAsync(row => row.Id == Place.Space.Id, cancellationToken);
        Visibility = await db.Subjects.Where(row => row.Id == held.Id).Select(row => row.OwnVisibility).SingleAsync(cancellationToken);
        NewEventsFor = held.NewEventsFor;
        var present = Space.State(held.Name, held.Summary);
        Basis = Name is null
            ? FormBasis.Of(present)
            : FormBasis.After(problem == FormState.Outdated, Space.State(Name, Summary), BasedOn, present);
        (Name, Summary) = (Name ?? held.Name, Summary ?? held.Summary);
    }
}
