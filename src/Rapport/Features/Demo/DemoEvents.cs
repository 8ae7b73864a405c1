using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Demo;

/// <summary>
/// Builds the events of the demo. The live one is laid around the moment at which it is made and goes on for a day and
/// a night; once it is over it is another event of the past, and the next start lays a new one.
/// </summary>
internal sealed class DemoEvents(IServiceProvider scope, DemoCast cast, Guid spaceId)
{
    private const string ZoneName = "Europe/London";
    private static readonly EventZone Zone = EventZone.Of(ZoneName);

    private readonly RapportDb db = scope.GetRequiredService<RapportDb>();
    private readonly Acts acts = scope.GetRequiredService<Acts>();
    private readonly TimeProvider time = scope.GetRequiredService<TimeProvider>();

    public async Task<string> BuildPastAsync(CancellationToken cancellationToken)
    {
        var text = DemoTexts.Read<DemoEvent>("past");
        var held = await db.Events.AsNoTracking().SingleOrDefaultAsync(row => row.SpaceId == spaceId && row.Slug == text.Slug, cancellationToken);
        if (held is null)
        {
            var day = DateOnly.FromDateTime(Zone.ToWall(time.GetUtcNow())).AddYears(-1);
            held = await AddAsync(text, day, day, text.Slug, cancellationToken);
        }

        return await FillAsync(text, new DemoDay(held.Id, held.StartsOn.ToDateTime(default), Zone), cancellationToken);
    }

    public async Task<string> BuildLiveAsync(CancellationToken cancellationToken)
    {
        var text = DemoTexts.Read<DemoEvent>("live");
        var past = DemoTexts.Read<DemoEvent>("past").Slug;
        var held = await db.Events.AsNoTracking().Where(row => row.SpaceId == spaceId && row.Slug != past)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (held is not null && await IsOverAsync(held.Id, cancellationToken))
        {
            await EndAsync(held.Id, cancellationToken);
            held = null;
        }

        var origin = DemoDay.SlotOf(time.GetUtcNow(), Zone);
        held ??= await TakeGuestsAsync(await AddAsync(
            text,
            DateOnly.FromDateTime(origin.AddMinutes(text.Relays.Min(relay => relay.From))),
            DateOnly.FromDateTime(origin.AddMinutes(text.Relays.Max(relay => relay.Until))),
            await FreeSlugAsync(text.Slug, origin, cancellationToken),
            cancellationToken), cancellationToken);
        var builtAt = await db.Subjects.Where(subject => subject.Id == held.Id).Select(subject => subject.CreatedAt).SingleAsync(cancellationToken);
        var address = await FillAsync(text, new DemoDay(held.Id, DemoDay.SlotOf(builtAt, Zone), Zone), cancellationToken);
        var ground = await db.Subjects.AsNoTracking().SingleAsync(row => row.Id == held.Id, cancellationToken);
        await new DemoQuestions(db, acts, cast, ground).WriteAsync(cancellationToken);
        await new DemoCoverage(db, acts, cast, scope.GetRequiredService<Places>()).WriteAsync(held.Id, builtAt, cancellationToken);
        return address;
    }

    private async Task<Event> AddAsync(DemoEvent text, DateOnly from, DateOnly to, string slug, CancellationToken cancellationToken)
    {
        var input = new AddEventInput(spaceId, text.Title, from, to, ZoneName)
        {
            Summary = text.Summary,
            Venue = text.Venue,
            Slug = slug,
            MakerId = cast.Of(DemoCast.Organiser).Id,
        };
        return (await acts.RunAsync((AddEvent act, CancellationToken token) => act.RunAsync(input, token), cancellationToken)).Value;
    }

    private async Task<Event> TakeGuestsAsync(Event held, CancellationToken cancellationToken)
    {
        var input = new ChangeJoiningInput(held.Id, Joining.Open, TakesOtherNames: true, IsNewCode: false, cast.Of(DemoCast.Organiser).Id);
        await acts.RunAsync((ChangeJoining act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        return held;
    }

    private async Task<string> FillAsync(DemoEvent text, DemoDay day, CancellationToken cancellationToken)
    {
        var sessions = DemoProgramme.Lay(text, day);
        var keys = await acts.RunAsync((LayProgramme act, CancellationToken token) => act.RunAsync(day, sessions, cast, token), cancellationToken);
        var subject = await db.Subjects.AsNoTracking().SingleAsync(row => row.Id == day.EventId, cancellationToken);
        await new DemoRecord(scope, cast, day, new DemoScribe(acts, subject)).WriteAsync(text, keys.Value, subject.CreatedAt, cancellationToken);
        return subject.Address;
    }

    private async Task<string> FreeSlugAsync(string slug, DateTime day, CancellationToken cancellationToken) =>
        await db.Events.AnyAsync(row => row.SpaceId == spaceId && row.Slug == slug, cancellationToken)
            ? string.Create(CultureInfo.InvariantCulture, $"{slug}-{day:yyyy-MM-dd}")
            : slug;

    private async Task<bool> IsOverAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var end = await db.Sessions.Where(session => session.EventId == eventId).MaxAsync(session => session.EndsAt, cancellationToken);
        return end <= time.GetUtcNow();
    }

    private async Task EndAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var input = new EnterPhaseInput(eventId, Phase.After, cast.Of(DemoCast.Organiser).Id);
        await acts.RunAsync((EnterPhase act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
    }
}
