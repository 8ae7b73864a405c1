using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Moderation;
using Rapport.Features.Questions.Floor;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>For the team: which questions from the floor wait to be let through, and how the event takes them.</summary>
[AllowAnonymous]
public sealed class FloorPageModel(Places places, Callers callers, FloorReader floor, Acts acts) : PlacePage(places, callers)
{
    public FloorRules Rules { get; private set; } = null!;

    public IReadOnlyList<WaitingQuestion> Waiting { get; private set; } = [];

    public long LiveAt { get; private set; }

    public string Address => $"{Place.Address}/questions/floor";

    public bool MaySet => Reader.May(Power.Steer) && Event.Phase != Phase.Sealed;

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(bool open, bool moderated, bool nameless, CancellationToken cancellationToken)
    {
        if (!Reader.May(Power.Steer))
        {
            return NotFound();
        }

        var input = new SetFloorRulesInput(!open, moderated, nameless);
        return await AnswerAsync((SetFloorRules act, CancellationToken token) => act.RunAsync(input, Place.ForActs(), token), cancellationToken);
    }

    public async Task<IActionResult> OnPostShowAsync(Guid question, CancellationToken cancellationToken) => Reader.IsEditor
        ? await AnswerAsync((HideSubject act, CancellationToken token) => act.ShowAsync(question, knowsWishes: false, Place, token), cancellationToken)
        : NotFound();

    private async Task<IActionResult> AnswerAsync<TAct>(Func<TAct, CancellationToken, Task<Outcome<Guid>>> run, CancellationToken cancellationToken)
        where TAct : notnull
    {
        var outcome = await acts.RunAsync(run, cancellationToken);
        if (!outcome.IsRefused)
        {
            return Redirect(Address);
        }

        await LoadAsync(cancellationToken);
        return Refused(outcome.Problem);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        LiveAt = await floor.LiveAtAsync(Event.Id, cancellationToken);
        Rules = await floor.RulesAsync(Event.Id, cancellationToken);
        Waiting = await floor.WaitingAsync(Event.Id, Reader, cancellationToken);
    }
}
