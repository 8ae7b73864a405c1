using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>What a slice registers for its kind of subject: how the ones that an audience may see are rendered.</summary>
public interface IFragmentSource
{
    string Kind { get; }

    /// <summary>Only those that the audience may see come back.</summary>
    Task<IReadOnlyList<Fragment>> RenderAsync(IReadOnlyCollection<Guid> ids, Audience audience, CancellationToken cancellationToken);
}
