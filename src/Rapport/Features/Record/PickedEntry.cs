namespace Rapport.Features.Record;

/// <summary>An entry that a page picks, and the instant that it stands by: what is later comes first.</summary>
public sealed class PickedEntry
{
    public Guid Id { get; init; }
    public DateTimeOffset? At { get; init; }
}
