using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>What somebody who speaks wants of whoever captures it.</summary>
public sealed record SpeakerWish(string Name, PhotoConsent Photos, Quotation Quotation)
{
    /// <summary>Of somebody who may have no account: who said nothing is asked before a photo, and quoted by name.</summary>
    public static SpeakerWish Of(string name, PhotoConsent? photos, Quotation? quotation) => new(name, photos ?? PhotoConsent.Ask, quotation ?? Quotation.Named);
}
