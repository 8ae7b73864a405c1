using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme.Stars;
using Rapport.Formats.Calendar;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>The programme for calendars: what a visitor sees of it, at one address that calendars ask again.</summary>
internal static class CalendarDoor
{
    public static async Task<Results<ContentHttpResult, NotFound>> ShowAsync(
        string space, string @event, HttpContext context,
        [FromServices] Places places, [FromServices] ProgrammeReader reader, [FromServices] RapportDb db, [FromServices] SiteAddress site)
    {
        if (await places.FindAsync(space, @event, caller: null, context.RequestAborted) is not { Event: { } view } place)
        {
            return TypedResults.NotFound();
        }

        context.Share(Tag.Programme(view.Id));
        var items = await reader.ReadAsync(view.Id, view.Zone, Audience.Public, context.RequestAborted);
        return await WriteAsync(view.Title, items, place, db, site.Of(context.Request), context.RequestAborted);
    }

    /// <summary>
    /// Somebody's own programme, for a calendar program that does not sign in: whoever has the address is taken for them,
    /// here and for nothing else. What they may see is asked each time.
    /// </summary>
    public static async Task<Results<ContentHttpResult, NotFound>> ShowOwnAsync(
        string space, string @event, string token, HttpContext context,
        [FromServices] Places places, [FromServices] ProgrammeReader reader, [FromServices] StarReader stars, [FromServices] RapportDb db, [FromServices] SiteAddress site)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        if (await OwnerAsync(db, token, context.RequestAborted) is not { } owner
            || await places.FindAsync(space, @event, owner, context.RequestAborted) is not { Event: { } view } place)
        {
            return TypedResults.NotFound();
        }

        var own = await stars.OfAsync(view.Id, place.Reader, context.RequestAborted);
        var items = await reader.ReadAsync(view.Id, view.Zone, place.Reader.Audience, context.RequestAborted);
        return await WriteAsync($"{view.Title}: my programme", [.. items.Where(item => own.Contains(item.Id))], place, db, site.Of(context.Request), context.RequestAborted);
    }

    private static Task<Caller?> OwnerAsync(RapportDb db, string token, CancellationToken cancellationToken)
    {
        var hash = Secret.Hash(token);
        return db.CalendarKeys.Where(key => key.TokenHash == hash)
            .Join(db.People, key => key.PersonId, person => person.Id, (_, person) => new Caller(person.Id, person.Name, person.IsHost))
            .SingleOrDefaultAsync(cancellationToken);
    }

    private static async Task<ContentHttpResult> WriteAsync(
        string title, IReadOnlyList<ProgrammeItem> items, Place place, RapportDb db, Uri site, CancellationToken cancellationToken)
    {
        var view = place.Event!;
        var changes = await ChangesAsync(db, view.Id, cancellationToken);
        var home = new Uri(site, place.Address + "/");
        var sessions = items.Where(item => item is { Wall: not null, EndWall: not null }).Select(item => Entry(item, view.Id, changes, home)).ToList();
        return TypedResults.Content(CalendarWriter.Write(title, view.ZoneName, sessions), "text/calendar; charset=utf-8");
    }

    private static CalendarSession Entry(ProgrammeItem item, Guid eventId, Dictionary<Guid, Change> changes, Uri home)
    {
        // A room's name and the zone are changed at the event, so both may move a session.
        var (own, around) = (changes.GetValueOrDefault(item.Id), changes.GetValueOrDefault(eventId));
        var last = around?.Number > (own?.Number ?? 0) ? around : own;
        return new CalendarSession($"{item.Id:D}@rapport", (int)(last?.Number ?? 0), item.Title, item.Wall!.Value, item.EndWall!.Value, last?.At ?? DateTimeOffset.UnixEpoch)
        {
            Room = item.Room,
            Track = item.Track,
            Description = string.Join(", ", item.Speakers),
            Address = new Uri(home, item.Slug),
            IsCancelled = item.IsCancelled,
        };
    }

    /// <summary>The last act on each session and on the event: its number in the log only rises.</summary>
    private static async Task<Dictionary<Guid, Change>> ChangesAsync(RapportDb db, Guid eventId, CancellationToken cancellationToken) =>
        await db.Activities
            .Where(activity => activity.StreamId == eventId && (activity.SubjectKind == Session.SubjectKind || activity.SubjectId == eventId))
            .GroupBy(activity => activity.SubjectId)
            .Select(acts => new { acts.Key, Number = acts.Max(act => act.Number), At = acts.Max(act => act.At) })
            .ToDictionaryAsync(acts => acts.Key, acts => new Change(acts.Number, acts.At), cancellationToken);

    private sealed record Change(long Number, DateTimeOffset At);
}
