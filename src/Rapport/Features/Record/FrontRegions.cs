using Rapport.Features.Programme;
using Rapport.Platform.Live;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>
/// The parts of an event's front page that sum up the day, each by its name in the page; rendered once for everybody
/// of an audience, for the page and for live readers alike.
/// </summary>
public sealed class FrontRegions(FrontReader reader, FragmentRenderer renderer, TimeProvider time) : ILiveRegionSource
{
    private const int QuietLimit = 6;
    private const int WriterLimit = 3;

    public async Task<IReadOnlyList<LiveRegion>> RenderAsync(Guid stream, Audience audience, CancellationToken cancellationToken) =>
        await reader.ReadAsync(stream, audience, cancellationToken) is { } front ? await DrawAsync(front) : [];

    public async Task<IReadOnlyList<LiveRegion>> DrawAsync(Front front) =>
    [
        await RegionAsync("highlights", front.Highlights),
        await RegionAsync("on-now", NowIn(front)),
        await RegionAsync("pinned", front.Pinned),
        await RegionAsync("photos", front.Photos),
        await RegionAsync("discussed", front.Discussed),
        await RegionAsync<IReadOnlyList<FrontCall>>("call", front.Call is { } call ? [call] : []),
        await RegionAsync("unwritten", new QuietSessions(Quiet(front.Sessions), front.Zone) { IsSealed = front.IsSealed }),
    ];

    private OnNow NowIn(Front front)
    {
        var now = time.GetUtcNow();
        var taking = front.Sessions.Where(session => !session.IsCancelled).ToList();
        var running = taking.Where(session => session.StartsAt <= now && now < session.EndsAt).OrderBy(session => session.RoomPosition);
        var next = taking.Find(session => session.StartsAt > now);
        return new OnNow(
            [.. running.Select(session => session with { Writers = [.. session.Writers.Take(WriterLimit)] })],
            next is null ? [] : taking.FindAll(session => session.StartsAt == next.StartsAt),
            front.Zone);
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
