namespace Rapport.Features.Questions;

/// <summary>What the board is made of.</summary>
public sealed record BoardParts(QuestionReader Questions, SimilarQuestions Similar);
