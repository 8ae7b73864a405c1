using Rapport.Features.Capture;
using Rapport.Features.Programme.Speakers;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Who speaks in a session, as its page shows them.</summary>
public sealed record SpeakerLine(Guid Id, string Name, SafeHtml Biography)
{
    /// <summary>Their page; null where they have none for this reader.</summary>
    public string? Address { get; init; }

    public PortraitView? Portrait { get; init; }

    /// <summary>Only for those who capture.</summary>
    public required SpeakerWish Wish { get; init; }

    public bool HasMore => Biography.Value.Length > 0 || Portrait is not null;
}
