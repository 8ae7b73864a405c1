namespace Rapport.Features.Questions;

/// <summary>What somebody says to a question. The numbers are stored.</summary>
public enum Choice
{
    /// <summary>Yes, talk about it.</summary>
    Yes = 1,
    Unsure = 2,
    No = 3,
}
