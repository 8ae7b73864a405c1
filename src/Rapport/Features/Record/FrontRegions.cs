using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>
/// The parts of an event's front page that sum up the day, each by its name in the page; rendered once for everybody
/// of an audience, for the page and for live readers alike.
/// </summary>
public sealed class FrontRegions(RapportDb db, FrontReader reader, FragmentRenderer renderer, TimeProvider time) : ILiveRegionSource
{
    private const int QuietLimit = 6;
    private const int WriterLimit = 3;

    public async Task<IReadOnlyList<LiveRegion>> RenderAsync(Guid stream, Audience audience, CancellationToken cancellationToken)
    {
        var view = await db.Events.Where(row => row.Id == stream).Select(row => new { row.Zone, IsSealed = row.Phase == Phase.Sealed }).SingleOrDefaultAsync(cancellationToken);
        if (view is null)
        {
            return [];
        }

        var zone = EventZone.Of(view.Zone);
        var sessions = await reader.SessionsAsync(stream, audience, cancellationToken);
        return
        [
            await RegionAsync("highlights", await reader.HighlightsAsync(stream, audience, cancellationToken)),
            await RegionAsync("on-now", await OnNowAsync(sessions, zone, audience, cancellationToken)),
            await RegionAsync("pinned", await reader.PinnedAsync(stream, audience, cancellationToken)),
            await RegionAsync("photos", await reader.PhotosAsync(stream, audience, cancellationToken)),
            await RegionAsync("discussed", await reader.DiscussedAsync(stream, audience, cancellationToken)),
            await RegionAsync("call", await reader.CallAsync(stream, audience, time.GetUtcNow(), cancellationToken)),
            await RegionAsync("unwritten", new QuietSessions(Quiet(sessions), zone) { IsSealed = view.IsSealed }),
        ];
    }

    private async Task<OnNow> OnNowAsync(IReadOnlyList<SessionLine> sessions, EventZone zone, Audience audience, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var running = sessions.Where(session => !session.IsCancelled && session.StartsAt <= now && now < session.EndsAt)
            .OrderBy(session => session.RoomPosition).ToList();
        var writers = await reader.WritersAsync(running.ConvertAll(session => session.Id), audience, cancellationToken);
        var next = sessions.FirstOrDefault(session => !session.IsCancelled && session.StartsAt > now);
        return new OnNow(
            running.ConvertAll(session => session with { Writers = [.. writers[session.Id].Take(WriterLimit)] }),
            next is null ? [] : [.. sessions.Where(session => session.StartsAt == next.StartsAt && !session.IsCancelled)],
            zone);
    }

    private List<SessionLine> Quiet(IReadOnlyList<SessionLine> sessions)
    {
        var now = time.GetUtcNow();
        return [.. sessions.Where(session => !session.IsCancelled && session.Kind != SessionKind.Break && session.StartsAt <= now && !session.IsWrittenAbout)
            .OrderByDescending(session => session.StartsAt).Take(QuietLimit)];
    }

    private async Task<LiveRegion> RegionAsync<TModel>(string name, TModel model) =>
        new(name, new SafeHtml((await renderer.RenderAsync($"/Features/Record/Regions/_{name}.cshtml", [model]))[0]));
}
