namespace Rapport.Features.Questions;

/// <summary>The votes on a question, for editors: how many it reached, and how far it is wanted.</summary>
public sealed record Tally(int Yes, int Unsure, int No)
{
    public static readonly Tally None = new(0, 0, 0);

    /// <summary>How many people have said anything.</summary>
    public int Reach => Yes + Unsure + No;

    public int Score => Yes - No;

    public string Words => Reach == 0 ? "No votes yet" : $"Score {Score}, from {(Reach == 1 ? "1 person" : $"{Reach} people")}: {Yes} yes, {Unsure} not sure, {No} no";
}
