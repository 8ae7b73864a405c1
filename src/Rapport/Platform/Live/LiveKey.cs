using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>A stream as an audience sees it.</summary>
public readonly record struct LiveKey(Guid Stream, Audience Audience);
