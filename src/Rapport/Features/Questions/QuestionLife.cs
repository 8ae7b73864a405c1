namespace Rapport.Features.Questions;

/// <summary>Where a question stands. The numbers are stored.</summary>
public enum QuestionLife
{
    Open = 0,

    /// <summary>A session takes it up.</summary>
    Carried = 1,

    /// <summary>Not this time, with the reason that its asker reads.</summary>
    Declined = 2,
}
