using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Events;
using Rapport.Features.Record;
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

    /// <summary>What somebody said, wrote and covered, as their page shows it to visitors.</summary>
    public static async Task<Results<ContentHttpResult, NotFound>> OfPersonAsync(
        string space, string slug, HttpContext context,
        [FromServices] Places places, [FromServices] PersonReader people, [FromServices] FeedReader feeds, [FromServices] SiteAddress site)
    {
        if (await places.FindAsync(space, null, caller: null, context.RequestAborted) is not { } place)
        {
            return TypedResults.NotFound();
        }

        context.Share(Tag.Space(place.Space.Id));
        if (await people.FindAsync(place.Space.Id, slug, Audience.Public, context.RequestAborted) is not { } view)
        {
            return TypedResults.NotFound();
        }

        var entries = view.Quotes.Concat(view.Written).DistinctBy(entry => entry.Id).Select(entry => new FeedEntry(entry))
            .OrderByDescending(entry => entry.UpdatedAt).ThenByDescending(entry => entry.View.Id).Take(FeedReader.Limit).ToList();
        var feed = new Feed(IdOf(place.Space.Id, slug), view.Name, $"{place.Address}/people/{slug}", site.Of(context.Request))
        {
            Subtitle = place.Space.Name,
            BegunAt = await feeds.BegunAsync(place.Space.Id, context.RequestAborted),
        };
        return await AnswerAsync(feed, entries, feeds);
    }

    /// <summary>Speakers of one name are one person, who has no row: the same id each time, from the space and the name.</summary>
    private static Guid IdOf(Guid space, string slug) => new(SHA256.HashData([.. space.ToByteArray(), .. Encoding.UTF8.GetBytes(slug)]).AsSpan(0, 16));

    private static async Task<ContentHttpResult> AnswerAsync(Feed feed, IReadOnlyList<FeedEntry> entries, FeedReader feeds) =>
        TypedResults.Content(AtomFeed.Write(feed, entries, await feeds.WordsAsync(entries, feed.Site)), AtomFeed.ContentType);
}
