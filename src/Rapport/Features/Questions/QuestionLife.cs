namespace Rapport.Features.Questions;

/// <summary>Where a question stands, as the furthest of what became of it. The numbers are stored.</summary>
public enum QuestionLife
{
    Open = 0,

    /// <summary>A session takes it up.</summary>
    Carried = 1,

    /// <summary>Not this time, with the reason that its asker reads.</summary>
    Declined = 2,

    /// <summary>It was put to whoever spoke, and is not answered.</summary>
    Asked = 3,

    /// <summary>It was answered in a session.</summary>
    Answered = 4,

    /// <summary>Somebody came back to it afterwards.</summary>
    FollowedUp = 5,

    /// <summary>It says the same as another, and stands with that one.</summary>
    Merged = 6,
}
