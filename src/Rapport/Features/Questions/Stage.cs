namespace Rapport.Features.Questions;

/// <summary>How far a question has come in a session that takes it up.</summary>
public enum Stage
{
    Carried = 0,

    /// <summary>It was put to whoever speaks.</summary>
    Asked = 1,
    Answered = 2,
}
