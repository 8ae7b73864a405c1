using Rapport.Features.Operations;
using Rapport.Features.Questions;

namespace Rapport.Features.Record;

/// <summary>What the team and those who spoke need to say what becomes of a question.</summary>
public sealed record QuestionDesk(SimilarQuestions Similar, FollowUpQuestion FollowUps, EntryChoices Entries, PageOperations Operations);
