namespace Rapport.Shared;

/// <summary>Knows what texts of a space are marked with, such as the terms of its glossary.</summary>
public interface ITextMarker
{
    /// <summary>What everybody of an audience may see explained; empty where there is nothing.</summary>
    ValueTask<ITextMarks> InAsync(Guid spaceId, Audience audience, CancellationToken cancellationToken);
}
