using Rapport.Features.Comments;
using Rapport.Features.Moderation;
using Rapport.Features.Questions;

namespace Rapport.Features.Record;

/// <summary>What a question's page is made of.</summary>
public sealed record QuestionPageParts(QuestionReader Questions, QuestionDesk Desk, DiscussReader Discussions, Hidings Hidden);
