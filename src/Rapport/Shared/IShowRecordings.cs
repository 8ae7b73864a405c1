namespace Rapport.Shared;

/// <summary>Tells a subject how to show the recordings that it holds. Who may see them is the subject's matter.</summary>
public interface IShowRecordings
{
    /// <returns>What is known of each; a file that is none is not in it.</returns>
    Task<IReadOnlyDictionary<Guid, RecordingShown>> ReadAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellationToken);
}
