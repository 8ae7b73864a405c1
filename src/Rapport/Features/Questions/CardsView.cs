namespace Rapport.Features.Questions;

/// <summary>The questions that somebody has still to say something to, in the order in which they come.</summary>
/// <param name="Said">To how many they have said something.</param>
/// <param name="All">How many others have asked, as far as they are still open.</param>
public sealed record CardsView(IReadOnlyList<QuestionLine> Cards, int Said, int All)
{
    /// <summary>More than a page holds are dealt when these are through.</summary>
    public bool HasMore => All - Said > Cards.Count;
}
