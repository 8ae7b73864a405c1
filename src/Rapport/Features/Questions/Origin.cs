namespace Rapport.Features.Questions;

/// <summary>Where a question came from. The numbers are stored.</summary>
public enum Origin
{
    /// <summary>An answer to the event's call.</summary>
    Call = 0,

    /// <summary>Somebody on the team noted it.</summary>
    Team = 1,

    /// <summary>Somebody in the room.</summary>
    Room = 2,

    /// <summary>Somebody who followed from afar.</summary>
    Afar = 3,
}
