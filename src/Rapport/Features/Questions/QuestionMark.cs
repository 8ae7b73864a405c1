namespace Rapport.Features.Questions;

/// <summary>One way of marking a question in its session: the operation's kind, the activity's verb, and what is done.</summary>
public sealed record QuestionMark(string Kind, string Verb, Action<Question, DateTimeOffset> Apply)
{
    public static readonly IReadOnlyList<QuestionMark> All =
    [
        new("question.pin", "question.pinned", (question, at) => question.Pin(at)),
        new("question.unpin", "question.unpinned", (question, _) => question.Pin(null)),
        new("question.archive", "question.archived", (question, at) => question.Archive(at)),
        new("question.unarchive", "question.unarchived", (question, _) => question.Archive(null)),
    ];
}
