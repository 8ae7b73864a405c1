namespace Rapport.Shared;

/// <summary>Finds what can be explained in a text.</summary>
public interface ITextMarks
{
    /// <summary>Each place in order, none overlapping another; where several fit, the longest.</summary>
    /// <param name="text">Plain text, not markup.</param>
    IReadOnlyList<TextMark> In(string text);
}
