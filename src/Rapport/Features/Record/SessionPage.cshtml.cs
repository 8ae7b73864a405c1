using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Questions.Floor;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>A session's one address, in three modes: before, now and after.</summary>
[AllowAnonymous]
public sealed class SessionPageModel(Places places, Callers callers, SessionPageParts parts) : PlacePage(places, callers)
{
    public SessionPageView View { get; private set; } = null!;

    public SessionMode Mode { get; private set; }

    public StreamView Stream { get; private set; } = null!;

    public ThreadView Thread { get; private set; } = null!;

    public Neighbours Around { get; private set; } = null!;

    public ComposerView Composer => new(Event.Id, Place.Address, View.Session.Id, View.Session.Title)
    {
        Speakers = [.. View.Speakers.Select(speaker => new SpeakerChoice(speaker.Id, speaker.Name))],
        Around = Session.Widest(View.Session.IsOffRecord, View.Visibility),
        NewEntriesFor = Event.NewEntriesFor,
        Wishes = SpeakerWishes.Of([.. View.Speakers.Select(speaker => speaker.Wish)]),
        IsOffRecord = View.Session.IsOffRecord,
        IsUnattributed = View.Session.IsUnattributed,
        IsDocked = true,
    };

    public bool MayCaptureHere => Reader.MayCapture && !View.Session.IsCancelled && Event.Phase != Phase.Sealed;

    /// <summary>Whether questions are put to it now, in the room and from afar.</summary>
    public bool TakesQuestions => Floors.RefuseTime(Event.Phase, View.Floor) is null && View.Session is { IsCancelled: false, Kind: not SessionKind.Break };

    public CarriedView Carried(AskedLine line) => new(line, View.Session.Id, Event.Zone, MayCaptureHere)
    {
        VotesAt = TakesQuestions ? $"{Place.Address}/questions?handler=Vote" : null,
        Back = View.Address,
    };

    /// <summary>Somebody can still see to it that it is covered.</summary>
    public bool NeedsCover => View.Session is { IsCancelled: false, Kind: not SessionKind.Break } && Mode != SessionMode.After && Event.Phase != Phase.Sealed;

    public string At(DateTimeOffset instant, string format = "HH:mm") => Event.Zone.ToWall(instant).ToString(format);

    public async Task<IActionResult> OnGetAsync(string session, CancellationToken cancellationToken)
    {
        // Who moves, renames or cancels a session changes the programme; its stream and comments have their own tag.
        HttpContext.Share(Tag.Programme(Event.Id), Tag.Questions(Event.Id));
        if (await parts.Ids.FindAsync(Event.Id, session, cancellationToken) is { } id)
        {
            HttpContext.Share(Tag.Session(id), Tag.Subject(id));
        }

        if (await parts.Sessions.FindAsync(Event.Id, session, Reader.Audience, cancellationToken) is not { } view)
        {
            var moved = await parts.Sessions.FormerAsync(Event.Id, session, Reader.Audience, cancellationToken);
            return moved is null ? NotFound() : RedirectPermanent(moved + Request.QueryString);
        }

        View = view;
        Mode = View.ModeAt(parts.Time.GetUtcNow());
        Stream = await parts.Streams.OfSessionAsync(Place, view.Session.Id, StreamQuery.From(Request.Query), cancellationToken);
        Thread = await parts.Discussions.ThreadAsync(view.Session.Id, Place, view.HasClosedThread, cancellationToken);
        Around = await parts.Sessions.NeighboursAsync(view.Session, Reader.Audience, cancellationToken);
        return Page();
    }
}
