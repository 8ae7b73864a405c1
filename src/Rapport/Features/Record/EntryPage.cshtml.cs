using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Features.Moderation;
using Rapport.Features.Operations;
using Rapport.Features.Programme;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>One entry at its own address, with its earlier texts and its discussion; its author and editors change it here.</summary>
[AllowAnonymous]
public sealed class EntryPageModel(Places places, Callers callers, RapportDb db, EntryPageParts parts) : PlacePage(places, callers)
{
    public EntryView View { get; private set; } = null!;

    public Subject Subject { get; private set; } = null!;

    public long LiveAt { get; private set; }

    public IReadOnlyList<RevisionView> Revisions { get; private set; } = [];

    /// <summary>What it shows beside what competes with it; null where nothing does.</summary>
    public TextsView? Texts { get; private set; }

    public ThreadView Thread { get; private set; } = null!;

    public Hiding? Hidden { get; private set; }

    [BindProperty]
    public EntryEditInput Input { get; set; } = new();

    public bool MayChange => MayShare && Event.Phase != Phase.Sealed;

    /// <summary>Also where the event is sealed: something can still be shown to fewer people.</summary>
    public bool MayShare => Reader.MayCapture && Subject.State == SubjectState.Shown && (IsOwn || Reader.IsEditor);

    public bool IsOwn => View.AuthorId == Reader.PersonId;

    /// <summary>Who reads what the entry stands in.</summary>
    public Visibility Around { get; private set; }

    /// <summary>An id for a form, so that sending it twice changes once.</summary>
    public Guid NewId() => Ids.New(parts.Time);

    public async Task<IActionResult> OnGetAsync(Guid entry, CancellationToken cancellationToken)
    {
        if (!Reader.IsSignedIn)
        {
            HttpContext.Share(Tag.Subject(entry), Tag.Programme(Event.Id));
        }

        return await LoadAsync(entry, cancellationToken) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostAmendAsync(Guid entry, CancellationToken cancellationToken) => SendAsync(entry, "entry.amend", new
    {
        target = entry,
        basedOn = Input.BasedOn,
        text = Input.Text,
        title = Input.Title,
        url = Input.Url,
        alt = Input.Alt,
        due = Input.Due,
        saidBy = new { name = Input.Who },
        owner = new { name = Input.Who },
    }, cancellationToken);

    public Task<IActionResult> OnPostRetractAsync(Guid entry, CancellationToken cancellationToken) =>
        SendAsync(entry, "entry.retract", new { target = entry }, cancellationToken);

    public Task<IActionResult> OnPostShareAsync(Guid entry, [FromForm(Name = "_id")] Guid id, string? visibility, CancellationToken cancellationToken)
    {
        Input.Id = id;
        return SendAsync(entry, "entry.share", new { target = entry, visibility }, cancellationToken);
    }

    private async Task<IActionResult> SendAsync(Guid entry, string kind, object body, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(entry, cancellationToken) || !(kind == "entry.share" ? MayShare : MayChange))
        {
            return NotFound();
        }

        var result = await parts.Operations.SendAsync(Place, Input.Id, kind, body);
        if (result.Status is OperationStatus.Accepted or OperationStatus.AlreadyHad)
        {
            return Redirect(kind == "entry.retract" ? Place.Address : result.Competing == true ? Subject.Address + "#texts" : Subject.Address);
        }

        return Refused(new Problem(result.Code!, result.Sentence!));
    }

    private async Task<bool> LoadAsync(Guid entry, CancellationToken cancellationToken)
    {
        LiveAt = await parts.Log.LastNumberAsync(Event.Id, cancellationToken);
        var known = db.Subjects.KnownTo(Reader).Where(subject => subject.Id == entry && subject.EventId == Event.Id);
        if (await known.SingleOrDefaultAsync(cancellationToken) is not { } subject
            || await parts.Entries.ReadAsync(known, Reader.Audience, cancellationToken) is not [var view])
        {
            return false;
        }

        (Subject, View) = (subject, view);
        Around = await db.Subjects.Where(row => row.Id == (subject.SessionId ?? Event.Id)).Select(row => row.Visibility).SingleAsync(cancellationToken);
        Around = Session.Widest(await db.IsOffRecordAsync(subject.SessionId, cancellationToken), Around);
        Thread = await parts.Discussions.ThreadAsync(entry, Place, cancellationToken);
        Hidden = await parts.Hidden.FindAsync(entry, Reader, Event.Zone, cancellationToken);
        await LoadTextsAsync(entry, cancellationToken);
        return true;
    }

    private async Task LoadTextsAsync(Guid entry, CancellationToken cancellationToken)
    {
        Revisions = await (
            from revision in db.EntryRevisions
            where revision.EntryId == entry
            join person in db.People on revision.WrittenById equals person.Id
            orderby revision.Number descending
            select new RevisionView(revision.Number, revision.Content, person.Name, revision.WrittenAt, revision.IsCompeting)).ToListAsync(cancellationToken);
        if (Revisions.Where(text => text.IsCompeting).ToList() is not { Count: > 0 } competing)
        {
            return;
        }

        var shown = await (
            from row in db.Entries
            where row.Id == entry
            join person in db.People on row.EditedById ?? row.AuthorId equals person.Id
            select new { row.Revision, person.Name, At = row.EditedAt ?? row.ReceivedAt }).SingleAsync(cancellationToken);
        Texts = new(View, new(shown.Revision, View.Content, shown.Name, shown.At, false), competing.ConvertAll(text => text with { Content = View.Attributed(text.Content) }))
        {
            MayChange = MayChange,
            NewId = NewId,
        };
    }
}

/// <summary>The form that changes an entry.</summary>
public sealed record EntryEditInput
{
    public Guid Id { get; set; }
    public int BasedOn { get; set; }
    public string? Text { get; set; }
    public string? Title { get; set; }
    public string? Url { get; set; }
    public string? Alt { get; set; }
    public string? Who { get; set; }
    public DateOnly? Due { get; set; }
}
