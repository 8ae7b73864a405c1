using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme.Day;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Releases;

/// <summary>What the next release would tell, and the button that publishes it.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
public sealed class ReleasePageModel(Places places, Callers callers, DayReader days, ReleaseLog log, Acts acts) : PlacePage(places, callers)
{
    public const int Shown = 200;

    public int Number { get; private set; }

    public IReadOnlyList<(Guid Id, ReleaseWords Words, bool IsKept)> Lines { get; private set; } = [];

    public IReadOnlyList<Clash> Clashes { get; private set; } = [];

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Problem = Event.Phase == Phase.Sealed ? ProgrammeProblems.Sealed : null;
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var released = await acts.RunAsync(
            (ReleaseProgramme act, CancellationToken token) => act.RunAsync(new(Event.Id, Reader.PersonId), token), cancellationToken);
        return await AnswerAsync(released.IsRefused ? released.Problem : null, "changes", cancellationToken);
    }

    public async Task<IActionResult> OnPostDropAsync(Guid session, CancellationToken cancellationToken)
    {
        var dropped = await acts.RunAsync(
            (DropProposal act, CancellationToken token) => act.RunAsync(new(Event.Id, session), token), cancellationToken);
        return await AnswerAsync(dropped.IsRefused ? dropped.Problem : null, "release", cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(Problem? problem, string page, CancellationToken cancellationToken)
    {
        if (problem is null)
        {
            return Redirect($"{Place.Address}/programme/{page}");
        }

        await LoadAsync(cancellationToken);
        return Refused(problem);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var rooms = (await days.RoomsAsync(Event.Id, cancellationToken)).ToDictionary(room => room.Id, room => room.Name);
        var present = await days.ReadAsync(Event.Id, Event.Zone, Reader, isLater: false, cancellationToken);
        var next = await days.ReadAsync(Event.Id, Event.Zone, Reader, isLater: true, cancellationToken);
        var told = await log.ToldAsync(Event.Id, cancellationToken);
        var now = present.ToDictionary(session => session.Id, session => session.State);
        Number = await log.LastNumberAsync(Event.Id, cancellationToken) + 1;
        var release = new Release(Guid.Empty, Event.Id, Number, null, default);
        Lines =
        [
            .. next.Where(session => told.GetValueOrDefault(session.Id) != session.State)
                .Select(session => (
                    session.Id,
                    ReleaseWords.Of(ReleaseLine.Of(release, session.Id, told.GetValueOrDefault(session.Id), session.State, rooms)),
                    now.GetValueOrDefault(session.Id) != session.State)),
        ];
        Clashes = Clash.In(next, rooms);
    }
}
