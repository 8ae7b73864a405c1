namespace Rapport.Features.Questions;

/// <summary>A question that says the same as another.</summary>
/// <param name="Author">Who asked it; empty where that does not matter.</param>
public sealed record SameLine(string Text, string Address, string Author);
