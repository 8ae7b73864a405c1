namespace Rapport.Features.Record;

/// <summary>A session beside another. Its parts are set by name, because a query can only look into what it made so.</summary>
public sealed record Neighbour
{
    public required string Title { get; init; }
    public required string Address { get; init; }
    public string? Room { get; init; }
    public Guid? RoomId { get; init; }
    public DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
}
