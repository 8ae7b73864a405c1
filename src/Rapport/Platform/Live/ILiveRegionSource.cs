using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>What a slice registers to keep the regions of its pages up to date, rendered once for everybody of an audience.</summary>
public interface ILiveRegionSource
{
    Task<IReadOnlyList<LiveRegion>> RenderAsync(Guid stream, Audience audience, CancellationToken cancellationToken);
}
