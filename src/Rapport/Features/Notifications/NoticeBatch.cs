using Rapport.Platform.Data;

namespace Rapport.Features.Notifications;

/// <summary>What a stretch of a stream's log means for people.</summary>
public sealed record NoticeBatch(LogCursor From, long To, IReadOnlyList<NoticeDraft> Drafts);
