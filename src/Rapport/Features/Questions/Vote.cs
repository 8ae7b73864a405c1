namespace Rapport.Features.Questions;

/// <summary>What one person says to a question. Nobody else sees it, so no activity tells of it; editors see the sums.</summary>
public sealed class Vote
{
    private Vote()
    {
    }

    public Vote(Guid questionId, Guid personId) => (QuestionId, PersonId) = (questionId, personId);

    public Guid QuestionId { get; private set; }
    public Guid PersonId { get; private set; }
    public Choice Choice { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void Choose(Choice choice, DateTimeOffset at) => (Choice, At) = (choice, at);
}
