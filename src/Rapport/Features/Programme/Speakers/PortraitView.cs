namespace Rapport.Features.Programme.Speakers;

/// <summary>A portrait as a page shows it: of which speaker, and its size in pixels.</summary>
public sealed record PortraitView(Guid SpeakerId, int Width, int Height);
