namespace Rapport.Features.Moderation.TakeDowns;

public static class TakeDownWords
{
    /// <summary>Where a request stands, in words.</summary>
    public static string Words(this TakeDownAnswer answer) => answer switch
    {
        TakeDownAnswer.TakenDown => "taken down",
        TakeDownAnswer.Declined => "it stays",
        _ => "waiting for an answer",
    };
}
