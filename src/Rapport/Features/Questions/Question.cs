using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>
/// What somebody wants talked about or answered, on one line: open, carried into a session, or declined with a reason;
/// and open again.
/// </summary>
public sealed class Question
{
    public const string SubjectKind = "question";
    public const int TextLimit = 300;
    public const int ReasonLimit = 300;

    public static readonly Staleness Staleness = new(SubjectKind, act => [Tag.Questions(act.EventId!.Value)]);

    private Question()
    {
    }

    public Question(Guid id, Guid eventId, Guid? callId, Guid authorId, string text)
    {
        Id = id;
        EventId = eventId;
        CallId = callId;
        AuthorId = authorId;
        Text = text;
    }

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }

    /// <summary>The call that it answers; null for what is asked without one.</summary>
    public Guid? CallId { get; private set; }

    public Guid AuthorId { get; private set; }
    public string Text { get; private set; } = "";
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>When its words were last changed; what was said to it before was said to others.</summary>
    public DateTimeOffset? EditedAt { get; private set; }

    public QuestionLife Life { get; private set; }

    /// <summary>The session that takes it up.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>Why it is declined: the end of a sentence that begins "Not this time, because".</summary>
    public string Reason { get; private set; } = "";

    public Guid? SettledById { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>As it is kept: one line, whatever was typed.</summary>
    public static string Line(string? typed) =>
        PlainText.Line(typed);

    public static Problem? Refuse(string text) =>
        text.Length == 0 ? new("text_missing", "There is nothing written yet.")
        : text.Length > TextLimit ? new("text_too_long", $"A question has at most {TextLimit} characters. What belongs to it can go into a comment.")
        : null;

    public static Problem? RefuseReason(string reason) =>
        reason.Length == 0 ? new("reason_missing", "Please say why: whoever asked will read it.")
        : reason.Length > ReasonLimit ? new("reason_too_long", $"A reason has at most {ReasonLimit} characters.")
        : null;

    public Question Asked(DateTimeOffset at)
    {
        AskedAt = at;
        return this;
    }

    public void Edit(string text, DateTimeOffset at) => (Text, EditedAt) = (text, at);

    public void Carry(Guid sessionId, Guid byId, DateTimeOffset at) =>
        (Life, SessionId, Reason, SettledById, SettledAt) = (QuestionLife.Carried, sessionId, "", byId, at);

    public void Decline(string reason, Guid byId, DateTimeOffset at) =>
        (Life, SessionId, Reason, SettledById, SettledAt) = (QuestionLife.Declined, null, reason, byId, at);

    public void Reopen() => (Life, SessionId, Reason, SettledById, SettledAt) = (QuestionLife.Open, null, "", null, null);
}
