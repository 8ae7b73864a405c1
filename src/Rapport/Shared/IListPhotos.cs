namespace Rapport.Shared;

/// <summary>Tells what is written about a session which photos of it can be put in.</summary>
public interface IListPhotos
{
    /// <returns>Those that the reader sees, the latest first, not more than a page can offer.</returns>
    Task<IReadOnlyList<PhotoShown>> OfSessionAsync(Guid sessionId, Reader reader, CancellationToken cancellationToken);
}
