namespace Rapport.Features.Notes.Passages;

/// <summary>Something that was made from a passage.</summary>
/// <param name="Word">What it is: "quote", "decision", "question".</param>
public sealed record PassageOutcome(Guid Id, string Word, string Title, string Address)
{
    public string Heading => char.ToUpperInvariant(Word[0]) + Word[1..];
}
