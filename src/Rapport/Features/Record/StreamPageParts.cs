using Rapport.Platform.Live;

namespace Rapport.Features.Record;

/// <summary>What an event's front page is made of.</summary>
public sealed record StreamPageParts(LiveLog Log, RegionCache Regions, StreamPart Streams, FrontReader Reader, TimeProvider Time);
