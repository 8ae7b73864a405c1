using Rapport.Shared;

namespace Rapport.Features.Questions;

public sealed record QuestionWithSubject(Question Question, Subject Subject);
