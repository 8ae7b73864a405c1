using Rapport.Features.Comments;

namespace Rapport.Features.Record;

/// <summary>What a session's page is made of.</summary>
public sealed record SessionPageParts(SessionIds Ids, SessionReader Sessions, DiscussReader Discussions, StreamPart Streams, TimeProvider Time);
