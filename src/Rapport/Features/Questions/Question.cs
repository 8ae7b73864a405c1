using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>
/// What somebody wants talked about or answered, on one line: open, carried into sessions, asked and answered there, or
/// declined with a reason; followed up afterwards; and open again.
/// </summary>
public sealed class Question
{
    public const string SubjectKind = "question";
    public const int TextLimit = 300;
    public const int ReasonLimit = 300;
    public const int ThemeLimit = 60;

    public static readonly Staleness Staleness = new(SubjectKind, act => [Tag.Questions(act.EventId!.Value)]);

    private readonly List<Carriage> carriages = [];

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

    /// <summary>The sessions that take it up, in the order in which it was carried into them.</summary>
    public IReadOnlyCollection<Carriage> Carriages => carriages;

    /// <summary>Why it is declined: the end of a sentence that begins "Not this time, because".</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The session in which it has come furthest, of those the one into which it came last.</summary>
    public Carriage? Latest => carriages.OrderBy(carriage => carriage.Stage).ThenBy(carriage => carriage.StagedAt).ThenBy(carriage => carriage.At).LastOrDefault();

    public Origin Origin { get; private set; }

    /// <summary>Others do not read who asked.</summary>
    public bool IsNameless { get; private set; }

    /// <summary>The team lets it stand above the others in its session.</summary>
    public DateTimeOffset? PinnedAt { get; private set; }

    /// <summary>The team put it away: it is over, and stands in its session no more.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }

    /// <summary>The question that says the same, with which it stands.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>What editors put it under; empty where nobody did.</summary>
    public string Theme { get; private set; } = "";

    /// <summary>The comment that comes back to it afterwards.</summary>
    public Guid? FollowUpId { get; private set; }

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

    public static Problem? RefuseTheme(string theme) =>
        theme.Length > ThemeLimit ? new("theme_too_long", $"A theme has at most {ThemeLimit} characters.") : null;

    public Question Asked(DateTimeOffset at)
    {
        AskedAt = at;
        return this;
    }

    public Question From(Origin origin, bool isNameless = false)
    {
        (Origin, IsNameless) = (origin, isNameless);
        return this;
    }

    public void Pin(DateTimeOffset? at) => PinnedAt = at;

    public void Archive(DateTimeOffset? at) => ArchivedAt = at;

    public void Edit(string text, DateTimeOffset at) => (Text, EditedAt) = (text, at);

    /// <returns>False where that session takes it up already.</returns>
    public bool Carry(Guid sessionId, Guid byId, DateTimeOffset at)
    {
        if (carriages.Exists(carriage => carriage.SessionId == sessionId))
        {
            return false;
        }

        carriages.Add(new(Id, sessionId, byId, at));
        Settle("", byId, at);
        return true;
    }

    /// <summary>A session does not take it up after all.</summary>
    /// <returns>False where it did not.</returns>
    public bool PutBack(Guid sessionId, Guid byId, DateTimeOffset at)
    {
        var isChanged = carriages.RemoveAll(carriage => carriage.SessionId == sessionId) > 0;
        if (isChanged)
        {
            Settle(Reason, byId, at);
        }

        return isChanged;
    }

    /// <param name="entryId">The entry that answers it; null where there is none.</param>
    /// <returns>False where nothing is otherwise; null where that session does not take it up.</returns>
    public bool? Reach(Guid sessionId, Stage stage, Guid? entryId, Guid byId, DateTimeOffset at)
    {
        var isChanged = carriages.Find(carriage => carriage.SessionId == sessionId)?.Reach(stage, entryId, byId, at);
        Life = Reached();
        return isChanged;
    }

    public void MergeInto(Guid questionId) => (MergedIntoId, Life) = (questionId, QuestionLife.Merged);

    public void Part() => (MergedIntoId, Life) = (null, QuestionLife.Open);

    public void PutUnder(string theme) => Theme = theme;

    /// <param name="commentId">Null takes it back: nobody came back to it after all.</param>
    /// <returns>Whether anything is otherwise now.</returns>
    public bool FollowUp(Guid? commentId)
    {
        if (FollowUpId == commentId)
        {
            return false;
        }

        FollowUpId = commentId;
        Life = Reason.Length > 0 && commentId is null ? QuestionLife.Declined : Reached();
        return true;
    }

    public void Decline(string reason, Guid byId, DateTimeOffset at)
    {
        carriages.Clear();
        Settle(reason, byId, at);
    }

    public void Reopen()
    {
        carriages.Clear();
        (Reason, SettledById, SettledAt, Life) = ("", null, null, QuestionLife.Open);
    }

    private void Settle(string reason, Guid byId, DateTimeOffset at) =>
        (Reason, SettledById, SettledAt, Life) = (reason, byId, at, reason.Length > 0 ? QuestionLife.Declined : Reached());

    private QuestionLife Reached() =>
        FollowUpId is not null ? QuestionLife.FollowedUp
        : carriages.Count == 0 ? QuestionLife.Open
        : carriages.Max(carriage => carriage.Stage) switch
        {
            Stage.Answered => QuestionLife.Answered,
            Stage.Asked => QuestionLife.Asked,
            _ => QuestionLife.Carried,
        };
}
