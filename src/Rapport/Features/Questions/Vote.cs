namespace Rapport.Features.Questions;

/// <summary>
/// What one person says to a question. Nobody else sees it, so no activity tells of it; editors see the sums. One that
/// was taken back stays as a word without a choice, so that what was said before it and comes late does not count.
/// </summary>
public sealed class Vote
{
    private Vote()
    {
    }

    public Vote(Guid questionId, Guid personId) => (QuestionId, PersonId) = (questionId, personId);

    public Guid QuestionId { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>Null where it was taken back.</summary>
    public Choice? Choice { get; private set; }

    /// <summary>When it was said, by the corrected clock of the device.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The question that says the same and was voted on; null for what was said to this one itself.</summary>
    public Guid? FromId { get; private set; }

    /// <summary>What was said last counts, in whichever order it arrives.</summary>
    public void Say(Choice? choice, DateTimeOffset at) => (Choice, At, FromId) = at < At ? (Choice, At, FromId) : (choice, at, null);

    /// <summary>The same word on the question with which the one that it was given to stands.</summary>
    public Vote AlsoOn(Guid questionId) => new(questionId, PersonId) { Choice = Choice, At = At, FromId = QuestionId };
}
