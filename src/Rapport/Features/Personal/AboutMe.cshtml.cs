using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Moderation.TakeDowns;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Personal;

/// <summary>What is held about a person, what they agree to, and where they take it along or away.</summary>
public sealed class AboutMeModel(Callers callers, AboutMeParts parts, RapportDb db, Acts acts) : OwnPage(callers)
{
    private const int Most = 50;

    public IReadOnlyList<Holding> Holdings { get; private set; } = [];

    public IReadOnlyList<Asked> TakeDowns { get; private set; } = [];

    /// <summary>Words of theirs that wait for their yes.</summary>
    public IReadOnlyList<Waiting> Quotes { get; private set; } = [];

    public bool NeedsPassword { get; private set; }

    public Person Person { get; private set; } = null!;

    public string? Pseudonym { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? pseudonym, PhotoConsent? photos, Quotation? quotation, CancellationToken cancellationToken)
    {
        var input = new SetConsentsInput(Caller.PersonId, pseudonym, photos, quotation);
        var outcome = await acts.RunAsync((SetConsents act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        parts.Tags.Bump(Tag.Person(Caller.PersonId));
        // The address of their page holds the name that they put away.
        parts.Tags.Bump(Tag.Marks);
        if (!outcome.IsRefused)
        {
            return Redirect("/account/about-me?done=consents");
        }

        await LoadAsync(cancellationToken);
        Pseudonym = pseudonym;
        return Refused(outcome.Problem);
    }

    public async Task<IActionResult> OnPostQuoteAsync(Guid entry, bool agree, CancellationToken cancellationToken) =>
        await acts.RunAsync((AnswerQuote act, CancellationToken token) => act.RunAsync(new(Caller.PersonId, entry, agree), token), cancellationToken)
            ? Redirect("/account/about-me?done=quote#quotes")
            : NotFound();

    /// <summary>Everything, as one file. Who found a browser open does not get it.</summary>
    public async Task<IActionResult> OnPostArchiveAsync(string? password, CancellationToken cancellationToken)
    {
        if (await parts.Proof.RefuseAsync(HttpContext, Caller.PersonId, password) is { } problem)
        {
            await LoadAsync(cancellationToken);
            return Refused(problem);
        }

        Response.ContentType = "application/zip";
        Response.Headers.CacheControl = "no-store";
        Response.Headers.ContentDisposition = "attachment; filename=\"about-me.zip\"";
        await parts.Archive.WriteAsync(Caller.PersonId, Response.Body, parts.Time.GetUtcNow(), cancellationToken);
        return new EmptyResult();
    }

    protected override async Task PrepareAsync() => NeedsPassword = await parts.Proof.NeedsPasswordAsync(HttpContext, Caller.PersonId);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Person = await db.People.AsNoTracking().SingleAsync(person => person.Id == Caller.PersonId, cancellationToken);
        Pseudonym = Person.OwnName is null ? "" : Person.Name;
        Holdings = await parts.Holdings.ReadAsync(Caller.PersonId, cancellationToken);
        TakeDowns = await db.TakeDowns.Where(row => row.AskerId == Caller.PersonId).OrderByDescending(row => row.AskedAt).ThenBy(row => row.Id).Take(Most)
            .Join(db.Subjects, row => row.SubjectId, subject => subject.Id, (row, subject) => new Asked(subject.Kind, subject.Address, row.Words, row.AskedAt, row.Answer, row.AnswerWords))
            .ToListAsync(cancellationToken);
        Quotes = await db.QuotesAwaiting(Caller.PersonId).OrderBy(entry => entry.CapturedAt).ThenBy(entry => entry.Id).Take(Most)
            .Join(db.Subjects, entry => entry.EventId, subject => subject.Id, (entry, place) => new Waiting(entry.Id, entry.Content.Text, place.Title)).ToListAsync(cancellationToken);
    }

    public sealed record Asked(string Kind, string Address, string Words, DateTimeOffset At, TakeDownAnswer Answer, string AnswerWords);

    public sealed record Waiting(Guid Id, string Text, string Event);
}
