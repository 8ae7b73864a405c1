using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Adds a session by hand. Answers with its address.</summary>
public sealed class AddSession(RapportDb db, SessionWriter writer, TimeProvider time)
{
    public async Task<Outcome<string>> RunAsync(AddSessionInput input, CancellationToken cancellationToken)
    {
        var programme = await writer.OpenAsync(input.EventId, cancellationToken);
        if (await db.IsSealedAsync(input.EventId, cancellationToken))
        {
            return ProgrammeProblems.Sealed;
        }

        if (input.Visibility is not ((Visibility.Public or Visibility.Members or Visibility.Team) and var visibility))
        {
            return ProgrammeProblems.UnknownVisibility;
        }

        var held = programme.Add(input.Draft.Description, input.ById, visibility);
        input.Draft.Schedule(programme, held.Session);
        db.Activities.Add(new Activity(Ids.New(time), "session.added", held.Subject, input.ById, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return held.Subject.Address;
    }
}

public sealed record AddSessionInput(Guid EventId, Guid? ById, SessionDraft Draft, Visibility? Visibility);
