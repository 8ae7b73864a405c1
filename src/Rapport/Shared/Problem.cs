namespace Rapport.Shared;

/// <summary>Why something was refused: a stable code for programs and one plain sentence for people.</summary>
public sealed record Problem(string Code, string Sentence)
{
    /// <summary>The same is taken later as it is: a device keeps it and sends it again.</summary>
    public bool IsPassing { get; init; }
}
