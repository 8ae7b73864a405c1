namespace Rapport.Features.Questions;

/// <summary>What somebody says to a question. The numbers are stored.</summary>
public enum Choice
{
    /// <summary>Talk about it.</summary>
    Yes = 1,
    Unsure = 2,

    /// <summary>Not for me.</summary>
    No = 3,
}
