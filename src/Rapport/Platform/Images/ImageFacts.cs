namespace Rapport.Platform.Images;

/// <summary>What a picture's header tells. Width and height are as a reader sees it, turned upright.</summary>
public sealed record ImageFacts(ImageKind Kind, int Width, int Height, CaptureTime? TakenAt);
