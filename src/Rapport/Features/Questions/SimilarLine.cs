namespace Rapport.Features.Questions;

/// <summary>A question that may be the same as another.</summary>
public sealed record SimilarLine(Guid Id, string Text, string Address, QuestionLife Life);
