namespace Rapport.Features.Questions;

/// <summary>Votes as people read them, and as forms and devices write them.</summary>
internal static class ChoiceWords
{
    /// <summary>What a form sends to take a vote back.</summary>
    public const string TakenBack = "none";

    /// <summary>The three, as the buttons say them.</summary>
    public static readonly IReadOnlyList<(string Code, string Words)> All =
    [
        (Choice.Yes.Code(), "Yes, talk about it"), (Choice.Unsure.Code(), Choice.Unsure.Word()), (Choice.No.Code(), "Not for me"),
    ];

    public static string Word(this Choice choice) => choice == Choice.Unsure ? "Not sure" : choice.ToString();

    public static string Code(this Choice choice) => choice.ToString().ToLowerInvariant();

    /// <summary>A form says in a word that a vote is taken back; one that says nothing says nothing that is known.</summary>
    public static string? OfForm(string? choice) => choice == TakenBack ? null : choice ?? "";

    /// <param name="choice">Null for a vote that is taken back.</param>
    public static bool TryRead(string? code, out Choice? choice)
    {
        choice = Enum.GetValues<Choice>().Cast<Choice?>().FirstOrDefault(known => known!.Value.Code() == code);
        return code is null || choice is not null;
    }
}
