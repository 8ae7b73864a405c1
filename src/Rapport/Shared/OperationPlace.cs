namespace Rapport.Shared;

/// <summary>The event in which operations arrive, and who sent them.</summary>
public sealed record OperationPlace(SubjectPlace Ground, string Address, Visibility Visibility, bool IsSealed, Reader Reader)
{
    public Guid EventId => Ground.EventId!.Value;

    public Guid PersonId => Reader.PersonId!.Value;
}
