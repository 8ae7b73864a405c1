using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>What an organiser decides about an event: what it is, where it stands, who can read it.</summary>
[AllowAnonymous]
public sealed class EventSettingsModel(Places places, Callers callers, RapportDb db, Acts acts, TimeProvider time) : PlacePage(places, callers)
{
    [BindProperty]
    public EventForm Form { get; set; } = new();

    /// <summary>The marker of what the form showed.</summary>
    [BindProperty]
    public string? BasedOn { get; set; }

    public FormBasis Basis { get; private set; } = null!;

    /// <summary>Whether the programme moves with the days.</summary>
    [BindProperty]
    public bool? TakesAlong { get; set; }

    /// <summary>By how many days the event would move, where the page asks what becomes of its programme; null where it does not ask.</summary>
    public int? Shift { get; private set; }

    public Phase Phase { get; private set; }

    public Phase Suggested { get; private set; }

    public Visibility Visibility { get; private set; }

    public Visibility NewEntriesFor { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Form = EventForm.Of(await ReadAsync(cancellationToken));
        Basis = FormBasis.Of(Form.State);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var days = Form.Days();
        return AnswerAsync(
            days.IsRefused
                ? Task.FromResult<Outcome<Event>>(days.Problem)
                : acts.RunAsync((DescribeEvent act, CancellationToken token) => act.RunAsync(
                    new(Event.Id, Form.Description, days.Value.From, days.Value.To, Form.Zone ?? "", Reader.PersonId) { BasedOn = BasedOn, TakesAlong = TakesAlong }, token), cancellationToken),
            cancellationToken);
    }

    /// <param name="phase">Where the event is from now on.</param>
    /// <param name="front">Said on the front page, and answered there.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public Task<IActionResult> OnPostPhaseAsync(Phase phase, bool front, CancellationToken cancellationToken) =>
        AnswerAsync(
            acts.RunAsync((EnterPhase act, CancellationToken token) => act.RunAsync(new(Event.Id, phase, Reader.PersonId), token), cancellationToken),
            cancellationToken,
            front ? Place.Address : null);

    public Task<IActionResult> OnPostVisibilityAsync(Visibility? visibility, CancellationToken cancellationToken) =>
        AnswerAsync(
            acts.RunAsync((SetPlaceVisibility act, CancellationToken token) => act.RunAsync(new(Event.Id, visibility, Reader.PersonId), token), cancellationToken),
            cancellationToken);

    public Task<IActionResult> OnPostNewEntriesAsync(Visibility? visibility, CancellationToken cancellationToken) =>
        AnswerAsync(
            acts.RunAsync((SetNewEntryVisibility act, CancellationToken token) => act.RunAsync(new(Event.Id, visibility, Reader.PersonId), token), cancellationToken),
            cancellationToken);

    private async Task<IActionResult> AnswerAsync<T>(Task<Outcome<T>> act, CancellationToken cancellationToken, string? next = null)
    {
        var outcome = await act;
        if (!outcome.IsRefused)
        {
            return Redirect(next ?? $"{Place.Address}/settings?saved=1");
        }

        var held = await ReadAsync(cancellationToken);
        var present = EventForm.Of(held);
        Shift = outcome.Problem.Code == "programme_stands" && Form.Days() is { IsRefused: false } days ? days.Value.From.DayNumber - held.StartsOn.DayNumber : null;
        (Form, Basis) = string.IsNullOrEmpty(Form.From)
            ? (present, FormBasis.Of(present.State))
            : (Form, FormBasis.After(outcome.Problem == FormState.Outdated, Form.State, BasedOn, present.State));
        return Refused(outcome.Problem);
    }

    private async Task<Event> ReadAsync(CancellationToken cancellationToken)
    {
        var held = await db.Events.SingleAsync(row => row.Id == Event.Id, cancellationToken);
        (Phase, Suggested, NewEntriesFor) = (held.Phase, held.Suggest(time.GetUtcNow()), held.NewEntriesFor);
        Visibility = await db.Subjects.Where(row => row.Id == Event.Id).Select(row => row.OwnVisibility).SingleAsync(cancellationToken);
        return held;
    }
}
