namespace Rapport.Features.Media;

/// <summary>A recording to be worked on.</summary>
/// <param name="Id">Of its file.</param>
/// <param name="IsVideo">Whether others may see a picture of it: of what was sent as sound they hear the sound alone.</param>
/// <param name="Tries">The number of this try.</param>
/// <param name="OriginalKey">What was sent.</param>
/// <param name="PlayKey">The copy that others get now; empty where there is none.</param>
public sealed record RecordingWork(Guid Id, bool IsVideo, int Tries, string OriginalKey, string PlayKey);
