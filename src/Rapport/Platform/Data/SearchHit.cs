namespace Rapport.Platform.Data;

/// <summary>A subject that holds the words; a higher number was indexed first at a later time. Says nothing of who may see it.</summary>
public sealed class SearchHit
{
    public Guid SubjectId { get; private set; }

    public long Number { get; private set; }
}
