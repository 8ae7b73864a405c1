using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Operations;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>
/// The reporter's page: the composer at the thumb, the session that runs now proposed, and what was written there. Its
/// form also works without script, for everything but photos.
/// </summary>
[Authorize]
public sealed class CapturePageModel(Places places, Callers callers, CaptureReader reader, PageOperations operations, StreamPageParts parts) : PlacePage(places, callers)
{
    private IFormCollection? typed;

    public IReadOnlyList<SessionLine> Sessions { get; private set; } = [];

    public SessionLine? Chosen { get; private set; }

    public IReadOnlyList<OwnLine> OutOfStream { get; private set; } = [];

    public ComposerView Composer { get; private set; } = null!;

    public StreamView Stream { get; private set; } = null!;

    public long LiveAt { get; private set; }

    public string? Said { get; private set; }

    public Guid NextId { get; } = Ids.New(parts.Time);

    public WhereView Where => new([.. Sessions.Where(session => !session.IsCancelled)], Chosen, Event.Zone, parts.Time.GetUtcNow());

    protected override bool IsFor(Reader reader) => reader.MayCapture;

    public Task OnGetAsync(Guid? session, CancellationToken cancellationToken) => LoadAsync(session, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid? entryId, Guid? session, string? entry, string? text, string? title, string? url, string? saidBy, string? owner, DateOnly? due, string? visibility, CancellationToken cancellationToken)
    {
        var result = await operations.SendAsync(Place, entryId ?? Ids.New(parts.Time), "entry.post", new
        {
            session,
            entry = entry ?? "note",
            text,
            title,
            url,
            due,
            saidBy = new { name = saidBy },
            owner = new { name = owner },
            visibility,
        });
        if (result.Status is OperationStatus.Accepted or OperationStatus.AlreadyHad)
        {
            return RedirectToPage(new { session });
        }

        (Said, typed) = (result.Sentence, await Request.ReadFormAsync(cancellationToken));
        await LoadAsync(session, cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task LoadAsync(Guid? session, CancellationToken cancellationToken)
    {
        LiveAt = await parts.Log.LastNumberAsync(Event.Id, cancellationToken);
        Sessions = await parts.Sessions.ReadAsync(Event.Id, Reader.Audience, cancellationToken);
        // "The event as a whole" is a choice too: it comes as a session without a value.
        Chosen = session is null && !Request.Query.ContainsKey("session")
            ? WhereView.Proposed(Sessions, await reader.CoveredAsync(Event.Id, Reader, cancellationToken), parts.Time.GetUtcNow())
            : Sessions.FirstOrDefault(line => line.Id == session);
        OutOfStream = await reader.OutOfStreamAsync(Event.Id, Reader, cancellationToken);
        Composer = new(Event.Id, Place.Address, Chosen?.Id, Chosen?.Title ?? Event.Title)
        {
            Speakers = await reader.SpeakersAsync(Event.Id, Reader, cancellationToken),
            Wishes = await reader.WishesAsync(Chosen?.Id, cancellationToken),
            IsOffRecord = Chosen?.IsOffRecord == true,
            IsUnattributed = Chosen?.IsUnattributed == true,
            Around = Session.Widest(Chosen?.IsOffRecord == true, Chosen?.Visibility ?? Event.Visibility),
            NewEntriesFor = Event.NewEntriesFor,
            IsDocked = true,
            IsListApart = true,
            Id = NextId,
            Typed = typed,
        };
        Stream = await parts.Streams.OfSessionAsync(Place, Chosen?.Id, StreamQuery.From(Request.Query), cancellationToken);
    }
}
