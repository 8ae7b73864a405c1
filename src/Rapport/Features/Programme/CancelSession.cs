using Rapport.Features.Programme.Releases;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Cancels a session, or says that it takes place after all. It keeps its page and everything on its record.</summary>
public sealed class CancelSession(RapportDb db, SessionWriter writer, ReleaseLog log, TimeProvider time)
{
    public async Task<Outcome<string>> RunAsync(CancelSessionInput input, CancellationToken cancellationToken)
    {
        var programme = await writer.OpenAsync(input.EventId, cancellationToken);
        if (await db.IsSealedAsync(input.EventId, cancellationToken))
        {
            return ProgrammeProblems.Sealed;
        }

        if (await db.HeldSessionAsync(input.EventId, input.SessionId, input.Reader, cancellationToken) is not { } held)
        {
            return ProgrammeProblems.UnknownSession;
        }

        if (held.Session.IsCancelled == input.IsCancelled)
        {
            return held.Subject.Address;
        }

        var verb = input.IsCancelled ? "session.cancelled" : "session.reinstated";
        if (input.IsCancelled)
        {
            held.Session.Cancel(input.Reason);
        }
        else
        {
            held.Session.Reinstate();
        }

        db.Activities.Add(new Activity(Ids.New(time), verb, held.Subject, input.Reader.PersonId, time.GetUtcNow()));
        await log.TellAsync(programme, [held.Session], input.Reader.PersonId, "cancel", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return held.Subject.Address;
    }
}

public sealed record CancelSessionInput(Guid EventId, Guid SessionId, Reader Reader, bool IsCancelled, string Reason = "");
