using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>A session's one address, in three modes: before, now and after.</summary>
[AllowAnonymous]
public sealed class SessionPageModel(Places places, Callers callers, SessionReader sessions, DiscussReader discussions, StreamPageParts parts) : PlacePage(places, callers)
{
    private SpeakerWishes wishes = SpeakerWishes.None;

    public SessionPageView View { get; private set; } = null!;

    public SessionMode Mode { get; private set; }

    public long LiveAt { get; private set; }

    public StreamView Stream { get; private set; } = null!;

    public ThreadView Thread { get; private set; } = null!;

    public Neighbours Around { get; private set; } = null!;

    public ComposerView Composer => new(Event.Id, Place.Address, View.Session.Id, View.Session.Title)
    {
        Speakers = [.. View.Speakers.Select(speaker => new SpeakerChoice(speaker.Id, speaker.Name))],
        Around = Session.Widest(View.Session.IsOffRecord, View.Visibility),
        NewEntriesFor = Event.NewEntriesFor,
        Wishes = wishes,
        IsOffRecord = View.Session.IsOffRecord,
        IsUnattributed = View.Session.IsUnattributed,
        IsDocked = true,
    };

    public bool MayBeginNotes => Reader.MayCapture && !View.Session.IsCancelled && Event.Phase != Phase.Sealed;

    /// <summary>Somebody can still see to it that it is covered.</summary>
    public bool NeedsCover => View.Session is { IsCancelled: false, Kind: not SessionKind.Break } && Mode != SessionMode.After && Event.Phase != Phase.Sealed;

    public string At(DateTimeOffset instant, string format = "HH:mm") => Event.Zone.ToWall(instant).ToString(format);

    public async Task<IActionResult> OnGetAsync(string session, CancellationToken cancellationToken)
    {
        // Who moves, renames or cancels a session changes the programme; its stream and comments have their own tag.
        HttpContext.Share(Tag.Programme(Event.Id), Tag.Questions(Event.Id));
        LiveAt = await parts.Log.LastNumberAsync(Event.Id, cancellationToken);
        if (await sessions.IdAsync(Event.Id, session, cancellationToken) is { } id)
        {
            HttpContext.Share(Tag.Session(id), Tag.Subject(id));
        }

        if (await sessions.FindAsync(Event.Id, session, Reader.Audience, cancellationToken) is not { } view)
        {
            var moved = await sessions.FormerAsync(Event.Id, session, Reader.Audience, cancellationToken);
            return moved is null ? NotFound() : RedirectPermanent(moved + Request.QueryString);
        }

        View = view;
        wishes = Reader.MayCapture ? await sessions.WishesAsync(view.Session.Id, cancellationToken) : SpeakerWishes.None;
        Mode = View.ModeAt(parts.Time.GetUtcNow());
        Stream = await parts.Streams.ReadAsync(Place, view.Session.Id, StreamQuery.From(Request.Query), cancellationToken);
        Thread = await discussions.ThreadAsync(view.Session.Id, Place, cancellationToken);
        Around = await sessions.NeighboursAsync(view.Session, Reader.Audience, cancellationToken);
        return Page();
    }
}
