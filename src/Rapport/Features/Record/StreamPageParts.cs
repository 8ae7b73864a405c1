using Rapport.Platform.Live;

namespace Rapport.Features.Record;

/// <summary>What pages with a stream are made of.</summary>
public sealed record StreamPageParts(LiveLog Log, FrontCache Fronts, SessionLines Sessions, StreamPart Streams, TimeProvider Time);
