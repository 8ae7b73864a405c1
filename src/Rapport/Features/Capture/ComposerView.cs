namespace Rapport.Features.Capture;

/// <summary>The composer of a page: where what is written goes, and whom one can name.</summary>
public sealed record ComposerView(Guid EventId, string EventAddress, Guid? SessionId, string To)
{
    public IReadOnlyList<SpeakerChoice> Speakers { get; init; } = [];

    /// <summary>At the thumb on a phone.</summary>
    public bool IsDocked { get; init; }
}
