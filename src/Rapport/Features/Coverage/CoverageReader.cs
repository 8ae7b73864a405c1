using Rapport.Features.Events;
using Rapport.Features.Programme;

namespace Rapport.Features.Coverage;

/// <summary>The programme with who covers it.</summary>
public sealed class CoverageReader(ProgrammeReader programme, ShiftReader shifts, TimeProvider time)
{
    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public async Task<IReadOnlyList<CoverageLine>> ReadAsync(Place place, CancellationToken cancellationToken)
    {
        var (view, audience) = (place.Event!, place.Reader.Audience);
        var covered = await shifts.OfEventAsync(view.Id, audience, cancellationToken);
        return [.. (await programme.ReadAsync(view.Id, view.Zone, audience, cancellationToken)).Select(item => new CoverageLine(item, [.. covered[item.Id]]))];
    }

    public Task<IReadOnlyList<(Guid Id, string Name)>> TeamAsync(Place place, CancellationToken cancellationToken) => shifts.TeamAsync(place, cancellationToken);
}
