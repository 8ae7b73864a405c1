namespace Rapport.Platform.Text;

/// <summary>A word as searching compares it, and where it stands in its text.</summary>
internal readonly record struct FoldedWord(int Start, int Length, string Text);
