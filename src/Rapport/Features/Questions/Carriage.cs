namespace Rapport.Features.Questions;

/// <summary>
/// A question that was taken into a session: whether it was asked there, and whether it was answered. It holds who said so
/// and when, so that each step can be undone.
/// </summary>
public sealed class Carriage
{
    private Carriage()
    {
    }

    internal Carriage(Guid questionId, Guid sessionId, Guid byId, DateTimeOffset at)
    {
        QuestionId = questionId;
        SessionId = sessionId;
        ById = byId;
        At = at;
    }

    public Guid QuestionId { get; private set; }
    public Guid SessionId { get; private set; }
    public Guid ById { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was put to whoever speaks; null as long as it was not.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    public Guid? AskedById { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public Guid? AnsweredById { get; private set; }

    /// <summary>The entry that answers it, where there is one.</summary>
    public Guid? EntryId { get; private set; }

    /// <summary>When its stage was last said, by the corrected clock of the device: what was said last counts.</summary>
    public DateTimeOffset StagedAt { get; private set; }

    public Stage Stage => StageWords.Of(AskedAt, AnsweredAt);

    /// <returns>Whether anything is otherwise now.</returns>
    internal bool Reach(Stage stage, Guid? entryId, Guid byId, DateTimeOffset at)
    {
        if (at < StagedAt || (stage, stage == Stage.Answered ? entryId : null) == (Stage, EntryId))
        {
            return false;
        }

        if (stage == Stage.Carried)
        {
            (AskedAt, AskedById) = (null, null);
        }
        else if (AskedAt is null)
        {
            (AskedAt, AskedById) = (at, byId);
        }

        if (stage != Stage.Answered)
        {
            (AnsweredAt, AnsweredById) = (null, null);
        }
        else if (AnsweredAt is null)
        {
            (AnsweredAt, AnsweredById) = (at, byId);
        }

        EntryId = stage == Stage.Answered ? entryId : null;
        StagedAt = at;
        return true;
    }
}
