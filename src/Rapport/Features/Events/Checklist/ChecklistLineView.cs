namespace Rapport.Features.Events.Checklist;

/// <summary>A line of the checklist as the team reads it.</summary>
public sealed record ChecklistLineView(Guid Id, string Text, DateTimeOffset? DoneAt, string? DoneBy)
{
    public bool IsDone => DoneAt is not null;
}
