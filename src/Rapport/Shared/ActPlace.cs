namespace Rapport.Shared;

/// <summary>The event in which operations arrive, and who sent them.</summary>
public sealed record ActPlace(SubjectPlace Within, string Address, Visibility Visibility, bool IsSealed, Reader Reader)
{
    /// <summary>Who reads a new entry where its writer does not choose.</summary>
    public Visibility NewEntriesFor { get; init; }

    public Guid EventId => Within.EventId!.Value;

    public Guid PersonId => Reader.PersonId!.Value;
}
