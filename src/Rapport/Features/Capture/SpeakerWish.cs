using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>What somebody who speaks wants of whoever captures it.</summary>
/// <param name="Photos">Who said nothing is asked.</param>
public sealed record SpeakerWish(string Name, PhotoConsent Photos, Quotation Quotation);
