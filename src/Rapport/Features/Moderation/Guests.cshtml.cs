using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>Who takes part by a name alone: who waits, with what they wrote, and who is in.</summary>
[AllowAnonymous]
public sealed class GuestsModel(Places places, Callers callers, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    private const int Limit = 500;

    public IReadOnlyList<Line> Waiting { get; private set; } = [];

    public IReadOnlyList<Line> Present { get; private set; } = [];

    protected override bool IsFor(Reader reader) => reader.IsEditor;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task<IActionResult> OnPostAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync(acts.RunAsync((JudgeGuest act, CancellationToken token) => act.LetInAsync(person, Place, token), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostAwayAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync(acts.RunAsync((JudgeGuest act, CancellationToken token) => act.TurnAwayAsync(person, Place, token), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostHoldAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync(acts.RunAsync((JudgeGuest act, CancellationToken token) => act.HoldAsync(person, Place, token), cancellationToken), cancellationToken);

    private async Task<IActionResult> AnswerAsync(Task<Outcome<Guid>> act, CancellationToken cancellationToken)
    {
        var outcome = await act;
        if (!outcome.IsRefused)
        {
            return Redirect($"{Place.Address}/guests");
        }

        await ReadAsync(cancellationToken);
        return Refused(outcome.Problem);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var held = await db.Subjects.Where(subject => subject.EventId == Event.Id && subject.State == SubjectState.Held && subject.AuthorId != null)
            .OrderBy(subject => subject.CreatedAt).Take(Limit)
            .Select(subject => new { Author = subject.AuthorId!.Value, subject.Title }).ToListAsync(cancellationToken);
        var words = held.ToLookup(row => row.Author, row => row.Title);
        var guests = await db.Guests(Event.Id).Where(guest => guest.TurnedAwayAt == null)
            .Join(db.People, guest => guest.PersonId, person => person.Id, (guest, person) => new { person.Id, person.Name, guest.GivenAt, guest.IsWaiting })
            .OrderBy(guest => guest.GivenAt).ThenBy(guest => guest.Id).Take(Limit).ToListAsync(cancellationToken);
        var lines = guests.ToLookup(guest => guest.IsWaiting, guest => new Line(guest.Id, guest.Name, Event.Zone.ToWall(guest.GivenAt).ToString("HH:mm"), [.. words[guest.Id]]));
        (Waiting, Present) = ([.. lines[true]], [.. lines[false]]);
    }

    public sealed record Line(Guid PersonId, string Name, string Since, IReadOnlyList<string> Held);
}
