using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>A subject as it stands in a page: its markup, rendered once for everybody of an audience, and its place in lists.</summary>
public sealed record Fragment(Guid Id, SafeHtml Html)
{
    /// <summary>Where it belongs in time.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>True when it arrived well after its time: announced as catch-up, not as news.</summary>
    public bool IsLate { get; init; }

    public Guid? SessionId { get; init; }
    public Guid? AboutId { get; init; }
    public Guid? AuthorId { get; init; }

    /// <summary>What sort of its kind it is, such as <c>quote</c>; for filters.</summary>
    public string? Sort { get; init; }
}

/// <summary>What a slice registers for its kind of subject: how the ones that an audience may see are rendered.</summary>
public interface IFragmentSource
{
    string Kind { get; }

    /// <summary>Only those that the audience may see come back.</summary>
    Task<IReadOnlyList<Fragment>> RenderAsync(IReadOnlyCollection<Guid> ids, Audience audience, CancellationToken cancellationToken);
}
