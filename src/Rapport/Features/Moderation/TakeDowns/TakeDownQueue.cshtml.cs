using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation.TakeDowns;

/// <summary>What people want taken down, the oldest first, with how long it has waited; and what waits for somebody's consent.</summary>
[AllowAnonymous]
public sealed class TakeDownQueueModel(Places places, Callers callers, RapportDb db, Acts acts, TakeDownPost post) : PlacePage(places, callers)
{
    private const int Limit = 1000;
    private const int ThingLimit = 25;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<Held> Awaiting { get; private set; } = [];

    protected override bool IsFor(Reader reader) => reader.IsEditor;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid id, bool down, string? words, CancellationToken cancellationToken)
    {
        var input = new AnswerTakeDownInput(id, down, words, post.Site.OfMail(HttpContext));
        var outcome = await acts.RunAsync((AnswerTakeDown act, CancellationToken token) => act.RunAsync(input, Place, token), cancellationToken);
        if (!outcome.IsRefused)
        {
            post.Sender.Ring();
            return Redirect($"{Place.Address}/take-downs");
        }

        await ReadAsync(cancellationToken);
        return Refused(outcome.Problem);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var (people, known, now) = (db.People, db.Subjects.KnownTo(Reader), post.Time.GetUtcNow());
        // Of each thing the first few; the others come up as these are answered, and keep nothing else out of sight.
        var open = db.OpenTakeDowns(Event.Id);
        var rows = await open.Where(row => open.Count(other => other.SubjectId == row.SubjectId && (other.AskedAt < row.AskedAt || (other.AskedAt == row.AskedAt && other.Id.CompareTo(row.Id) < 0))) < ThingLimit)
            .Join(db.Subjects, row => row.SubjectId, subject => subject.Id, (row, subject) => new { row, subject })
            .OrderBy(pair => pair.row.AskedAt).ThenBy(pair => pair.row.Id).Take(Limit)
            .Select(pair => new
            {
                pair.row.Id,
                pair.row.Words,
                pair.row.AskedAt,
                pair.subject.Kind,
                pair.subject.Title,
                pair.subject.Address,
                IsKnown = known.Any(subject => subject.Id == pair.subject.Id),
                By = people.Where(person => person.Id == pair.row.AskerId).Select(person => person.Name).SingleOrDefault(),
            }).ToListAsync(cancellationToken);
        Lines = rows.ConvertAll(row => new Line(row.Id, row.IsKnown ? row.Title : "It is out of sight already", row.IsKnown ? row.Address : null, row.Words, row.By ?? "a visitor", new Age(now - row.AskedAt)) { IsSession = row.Kind == Session.SubjectKind });
        Awaiting = await known.Where(subject => subject.EventId == Event.Id && subject.Kind == Entry.SubjectKind && subject.State == SubjectState.Held)
            .OrderBy(subject => subject.CreatedAt).ThenBy(subject => subject.Id).Take(Limit)
            .Select(subject => new Held(subject.Id, subject.Title, subject.Address)).ToListAsync(cancellationToken);
    }

    /// <param name="Address">Null where not even an editor reads it any more.</param>
    public sealed record Line(Guid Id, string Title, string? Address, string Words, string By, Age Age)
    {
        /// <summary>Nobody hides a session from here: it is changed by hand.</summary>
        public bool IsSession { get; init; }
    }

    public sealed record Held(Guid Id, string Title, string Address);
}
