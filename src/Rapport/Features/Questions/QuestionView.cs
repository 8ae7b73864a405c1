using Rapport.Features.Events;

namespace Rapport.Features.Questions;

/// <summary>A question with what its reader can do with it.</summary>
/// <param name="Back">Where a vote leads back to.</param>
public sealed record QuestionView(QuestionLine Line, Place Place, bool TakesVotes, string Back)
{
    public bool MayVote => TakesVotes && QuestionRules.RefuseVoteOn(Line.AuthorId, Line.Origin, Line.Life, Line.State, Place.Reader) is null;
}
