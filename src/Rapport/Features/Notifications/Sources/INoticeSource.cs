using Rapport.Shared;

namespace Rapport.Features.Notifications.Sources;

/// <summary>Says whom some acts of the log concern. Whether they may know of it is asked afterwards, of all sources alike.</summary>
public interface INoticeSource
{
    /// <summary>The acts that it is asked about.</summary>
    IReadOnlyList<string> Verbs { get; }

    Task<IReadOnlyList<NoticeDraft>> ReadAsync(IReadOnlyList<Activity> acts, CancellationToken cancellationToken);
}
