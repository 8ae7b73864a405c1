using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>A question in a session that takes it up.</summary>
/// <param name="MayStage">Its reader says whether it was asked and answered.</param>
public sealed record CarriedView(AskedLine Line, Guid SessionId, EventZone Zone, bool MayStage)
{
    /// <summary>Where one says that one wants to hear it too; null where that is over.</summary>
    public string? VotesAt { get; init; }

    /// <summary>The page that it stands on.</summary>
    public string Back { get; init; } = "";
}
