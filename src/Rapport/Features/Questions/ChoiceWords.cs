namespace Rapport.Features.Questions;

/// <summary>Votes as people read them.</summary>
internal static class ChoiceWords
{
    public static string Word(this Choice choice) => choice == Choice.Unsure ? "Not sure" : choice.ToString();
}
