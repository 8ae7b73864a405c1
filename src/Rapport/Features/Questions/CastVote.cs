using Microsoft.EntityFrameworkCore;
using Rapport.Features.Questions.Floor;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>The body of <c>question.vote</c>.</summary>
public sealed record CastVoteInput
{
    public Guid Question { get; init; }

    /// <summary><c>yes</c>, <c>unsure</c> or <c>no</c>; null takes the vote back.</summary>
    public string? Choice { get; init; }
}

/// <summary>Somebody says to a question of another whether it should be talked about; one vote a person, the last word counts.</summary>
public sealed class CastVote(RapportDb db, TimeProvider time) : ISilentKind
{
    public string Kind => "question.vote";

    public async Task<Problem?> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        var read = operation.Read<CastVoteInput>();
        if (read.IsRefused)
        {
            return read.Problem;
        }

        var found = await AddAsync(read.Value, operation.CapturedAt, operation.ReceivedAt, place, cancellationToken);
        return found.IsRefused ? found.Problem : null;
    }

    /// <summary>From a page.</summary>
    /// <returns>Where the question is read.</returns>
    public async Task<Outcome<string>> RunAsync(CastVoteInput input, ActPlace place, CancellationToken cancellationToken)
    {
        // Two clicks come one after the other, and so does whoever closes the call.
        await db.LockStreamAsync(place.EventId, cancellationToken);
        var now = time.Now();
        var said = await AddAsync(input, now, now, place, cancellationToken);
        if (!said.IsRefused)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        return said;
    }

    private async Task<Outcome<string>> AddAsync(CastVoteInput input, DateTimeOffset at, DateTimeOffset now, ActPlace place, CancellationToken cancellationToken)
    {
        var found = await db.Subjects.AsNoTracking().VisibleTo(place.Reader)
            .Where(row => row.Id == input.Question && row.EventId == place.EventId && row.Kind == Question.SubjectKind)
            .Join(db.Questions.AsNoTracking(), subject => subject.Id, question => question.Id, (subject, question) => new { subject.Address, subject.State, question.AuthorId, question.Life, question.Origin })
            .SingleOrDefaultAsync(cancellationToken);
        if (await RefuseAsync(found?.Origin ?? Origin.Call, at, now, place, cancellationToken) is { } closed)
        {
            return closed;
        }

        if (found is null)
        {
            return QuestionRules.Unknown;
        }

        if (!ChoiceWords.TryRead(input.Choice, out var choice))
        {
            return new Problem("choice_unknown", "A vote is yes, not sure or no.");
        }

        if (QuestionRules.RefuseVoteOn(found.AuthorId, found.Origin, found.Life, found.State, place.Reader) is { } refusal)
        {
            return refusal;
        }

        var held = await db.Votes.FindAsync([input.Question, place.PersonId], cancellationToken) ?? db.Add(new Vote(input.Question, place.PersonId)).Entity;
        held.Say(choice, at);
        return found.Address;
    }

    /// <summary>In a call as long as it is open, from the floor while the event is on.</summary>
    private async Task<Problem?> RefuseAsync(Origin origin, DateTimeOffset at, DateTimeOffset now, ActPlace place, CancellationToken cancellationToken)
    {
        if (origin != Origin.Call)
        {
            return Floors.RefuseVotes(place, await db.PhaseOfAsync(place.EventId, cancellationToken), await db.FloorOfAsync(place.EventId, cancellationToken));
        }

        var call = await db.CallAsync(place.EventId, place.Reader, cancellationToken);
        return QuestionRules.RefuseVotes(place, call, call?.MomentOf(at, now) ?? now);
    }
}
