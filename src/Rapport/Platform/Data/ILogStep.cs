namespace Rapport.Platform.Data;

/// <summary>What a consumer of the Activity log reads in one look.</summary>
public interface ILogStep
{
    /// <summary>How far each stream was read that goes further.</summary>
    Task<IReadOnlyList<LogCursor>> BehindAsync(CancellationToken cancellationToken);
}
