namespace Rapport.Features.Capture;

/// <summary>A link whose page has not been asked yet.</summary>
public sealed record AwaitedTitle(Guid EntryId, string Url);
