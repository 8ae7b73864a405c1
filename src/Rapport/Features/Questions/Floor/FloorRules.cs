namespace Rapport.Features.Questions.Floor;

/// <summary>How an event takes questions from the floor: from those in the room and from those afar, while it is live.</summary>
public sealed class FloorRules
{
    private FloorRules()
    {
    }

    public FloorRules(Guid eventId) => EventId = eventId;

    public Guid EventId { get; private set; }

    /// <summary>The team has closed it.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Nobody reads a question before somebody on the team has let it through.</summary>
    public bool IsModerated { get; private set; }

    /// <summary>Whoever asks may leave out their name.</summary>
    public bool TakesNameless { get; private set; } = true;

    public void Set(bool isClosed, bool isModerated, bool takesNameless) => (IsClosed, IsModerated, TakesNameless) = (isClosed, isModerated, takesNameless);
}
