using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>Who takes part by a name alone: who waits, with what they wrote, who is in, and who was turned away.</summary>
[AllowAnonymous]
public sealed class GuestsModel(Places places, Callers callers, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    private const int PageSize = 100;
    private const int WordsLimit = 5000;

    public IReadOnlyList<Line> Waiting { get; private set; } = [];

    public IReadOnlyList<Line> Present { get; private set; } = [];

    public IReadOnlyList<Line> TurnedAway { get; private set; } = [];

    /// <summary>The page of those who wait that comes after this one; null at the end. So of those who are here.</summary>
    public int? NextWaiting { get; private set; }

    public int? NextPresent { get; private set; }

    public int? NextTurnedAway { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsEditor;

    /// <param name="p">The page of those who wait, from 0.</param>
    /// <param name="here">The page of those who are here.</param>
    /// <param name="away">The page of those who were turned away.</param>
    public Task OnGetAsync(int p, int here, int away, CancellationToken cancellationToken) => ReadAsync((p, here, away), cancellationToken);

    public Task<IActionResult> OnPostAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync(acts.RunAsync((JudgeGuest act, CancellationToken token) => act.LetInAsync(person, Place, token), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostAwayAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync(acts.RunAsync((JudgeGuest act, CancellationToken token) => act.TurnAwayAsync(person, Place, token), cancellationToken), cancellationToken);

    /// <param name="people">Whom the page showed waiting, so that nobody is turned away unseen.</param>
    public Task<IActionResult> OnPostAllAwayAsync(Guid[] people, CancellationToken cancellationToken) =>
        AnswerAsync(acts.RunAsync((JudgeGuest act, CancellationToken token) => act.TurnAwayAsync(people.Take(PageSize * 2), Place, token), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostHoldAsync(Guid person, CancellationToken cancellationToken) =>
        AnswerAsync(acts.RunAsync((JudgeGuest act, CancellationToken token) => act.HoldAsync(person, Place, token), cancellationToken), cancellationToken);

    private async Task<IActionResult> AnswerAsync(Task<Outcome<Guid>> act, CancellationToken cancellationToken)
    {
        var outcome = await act;
        if (!outcome.IsRefused)
        {
            return Redirect($"{Place.Address}/guests");
        }

        await ReadAsync(default, cancellationToken);
        return Refused(outcome.Problem);
    }

    private async Task ReadAsync((int Waiting, int Present, int Away) pages, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var guests = db.Guests(Event.Id);
        (Waiting, NextWaiting) = await PageAsync(guests.Where(guest => guest.TurnedAwayAt == null && guest.IsWaiting), pages.Waiting, cancellationToken);
        (Present, NextPresent) = await PageAsync(guests.Where(guest => guest.TurnedAwayAt == null && !guest.IsWaiting), pages.Present, cancellationToken);
        (TurnedAway, NextTurnedAway) = await PageAsync(guests.Where(guest => guest.TurnedAwayAt != null), pages.Away, cancellationToken);
        var waiting = Waiting.Select(line => line.PersonId).ToArray();
        var held = await db.Subjects.Where(subject => subject.EventId == Event.Id && subject.State == SubjectState.Held && waiting.Contains(subject.AuthorId!.Value))
            .OrderBy(subject => subject.CreatedAt).Take(WordsLimit)
            .Select(subject => new { Author = subject.AuthorId!.Value, subject.Title }).ToListAsync(cancellationToken);
        var words = held.ToLookup(row => row.Author, row => row.Title);
        Waiting = [.. Waiting.Select(line => line with { Held = [.. words[line.PersonId]] })];
    }

    /// <summary>Whoever came last stands first: a crowd that came before keeps nobody out of sight.</summary>
    private async Task<(IReadOnlyList<Line> Lines, int? Next)> PageAsync(IQueryable<Membership> of, int page, CancellationToken cancellationToken)
    {
        page = Math.Clamp(page, 0, 10_000);
        var guests = await of
            .Join(db.People, guest => guest.PersonId, person => person.Id, (guest, person) => new { person.Id, person.Name, guest.GivenAt })
            .OrderByDescending(guest => guest.GivenAt).ThenByDescending(guest => guest.Id)
            .Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        return ([.. guests.Take(PageSize).Select(guest => new Line(guest.Id, guest.Name, Event.Zone.ToWall(guest.GivenAt).ToString("HH:mm"), []))],
            guests.Count > PageSize ? page + 1 : null);
    }

    public sealed record Line(Guid PersonId, string Name, string Since, IReadOnlyList<string> Held);
}
