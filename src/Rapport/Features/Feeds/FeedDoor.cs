using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Events;
using Rapport.Platform.Caching;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Features.Feeds;

/// <summary>
/// What is new, for feed readers. Whoever asks gets what a visitor sees, signed in or not: feeds are handed on. Kept by the
/// page cache like any page, and made again when the log says that something in it changed.
/// </summary>
internal static class FeedDoor
{
    public static async Task<Results<ContentHttpResult, NotFound>> OfEventAsync(
        string space, string @event, HttpContext context, [FromServices] Places places, [FromServices] FeedReader feeds, [FromServices] SiteAddress site)
    {
        if (await places.FindAsync(space, @event, caller: null, context.RequestAborted) is not { Event: { } view } place)
        {
            return TypedResults.NotFound();
        }

        context.Share(Tag.Event(view.Id), Tag.Programme(view.Id), Tag.Space(place.Space.Id));
        var entries = await feeds.OfEventAsync(view.Id, context.RequestAborted);
        var feed = new Feed(view.Id, view.Title, place.Address, site.Of(context.Request))
        {
            Subtitle = place.Space.Name,
            BegunAt = await feeds.BegunAsync(view.Id, context.RequestAborted),
        };
        return await AnswerAsync(feed, entries, feeds);
    }

    public static async Task<Results<ContentHttpResult, NotFound>> OfSessionAsync(
        string space, string @event, string session, HttpContext context,
        [FromServices] Places places, [FromServices] FeedReader feeds, [FromServices] SiteAddress site)
    {
        if (await places.FindAsync(space, @event, caller: null, context.RequestAborted) is not { Event: { } view } place
            || await feeds.SessionAsync(view.Id, session, context.RequestAborted) is not { } id)
        {
            return TypedResults.NotFound();
        }

        // Said before it is read whether a visitor may see it.
        context.Share(Tag.Programme(view.Id), Tag.Session(id), Tag.Subject(id));
        if (await feeds.TitleAsync(id, context.RequestAborted) is not { } title)
        {
            return TypedResults.NotFound();
        }

        var entries = await feeds.OfSessionAsync(id, context.RequestAborted);
        var feed = new Feed(id, title, $"{place.Address}/{session}", site.Of(context.Request))
        {
            Subtitle = view.Title,
            BegunAt = await feeds.BegunAsync(id, context.RequestAborted),
        };
        return await AnswerAsync(feed, entries, feeds);
    }

    private static async Task<ContentHttpResult> AnswerAsync(Feed feed, IReadOnlyList<FeedEntry> entries, FeedReader feeds) =>
        TypedResults.Content(AtomFeed.Write(feed, entries, await feeds.WordsAsync(entries, feed.Site)), AtomFeed.ContentType);
}
