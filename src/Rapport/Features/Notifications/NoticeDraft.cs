using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>Whom an act of the log concerns, and through which thing.</summary>
public sealed record NoticeDraft(Activity Act, NoticeKind Kind, Guid PersonId, Guid SubjectId, Guid? CauseId = null);
