using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Day;

/// <summary>Changing the programme on the day: a form says what, the page shows what it would do, a button does it.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
public sealed class DayPageModel(Places places, Callers callers, DayReader days, Acts acts, TimeProvider time) : PlacePage(places, callers)
{
    private Dictionary<Guid, string> names = [];

    public DayInput Form { get; private set; } = new();

    public IReadOnlyList<DaySession> Sessions { get; private set; } = [];

    public IReadOnlyList<Room> Rooms { get; private set; } = [];

    public DayPlan? Plan { get; private set; }

    /// <summary>Whether the last release was one act that can be undone.</summary>
    public bool CanUndo { get; private set; }

    public DaySession? Chosen => Sessions.FirstOrDefault(session => session.Id == Form.Session);

    /// <summary>Today, while the event lasts; its first day otherwise.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Event.Zone.ToWall(time.GetUtcNow())) is var today && today >= Event.StartsOn && today <= Event.EndsOn ? today : Event.StartsOn;

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public string Where(DaySession session) => string.Join(", ", new[]
    {
        session.State.Wall?.ToString("ddd HH:mm") ?? "no time yet",
        session.State.RoomId is { } room ? names.GetValueOrDefault(room, "") : "no room",
        session.State.IsCancelled ? "cancelled" : $"{session.State.Minutes} minutes",
    });

    public async Task<IActionResult> OnGetAsync(DayInput input, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        Form = input;
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(DayInput input, string? seen, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        var changed = await acts.RunAsync((ChangeDay act, CancellationToken token) => act.RunAsync(new(Event.Id, Reader, input, seen), token), cancellationToken);
        if (!changed.IsRefused)
        {
            return Redirect(Place.Address + (input.Later ? "/programme/release" : "/programme"));
        }

        Form = input;
        await LoadAsync(cancellationToken);
        return Refused(changed.Problem);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Rooms = await days.RoomsAsync(Event.Id, cancellationToken);
        names = Rooms.ToDictionary(room => room.Id, room => room.Name);
        Sessions = await days.ReadAsync(Event.Id, Event.Zone, Reader, Form.Later, cancellationToken);
        var planner = new DayPlanner(Sessions, names, Event.Zone, NearDays.Of(Event), time.GetUtcNow()) { LastAct = await days.LastActAsync(Event.Id, cancellationToken) };
        CanUndo = !planner.Plan(new() { Act = "undo" }).IsRefused;
        if (Event.Phase == Phase.Sealed)
        {
            Problem = ProgrammeProblems.Sealed;
        }
        else if (!string.IsNullOrEmpty(Form.Act))
        {
            var planned = planner.Plan(Form);
            Plan = planned.IsRefused ? null : planned.Value;
            Problem = planned.IsRefused ? planned.Problem : null;
        }
    }
}
