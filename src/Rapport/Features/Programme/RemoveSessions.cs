using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>
/// Takes sessions out of a programme that stand in it by mistake: one, or all that came from a source. Only what nobody
/// wrote in, starred or was told of goes without a trace; of a source, the others are cancelled.
/// </summary>
public sealed class RemoveSessions(RapportDb db, SessionWriter writer, UnseenSessions sessions, TimeProvider time)
{
    /// <returns>Where the programme is.</returns>
    public async Task<Outcome<string>> RunAsync(RemoveSessionInput input, CancellationToken cancellationToken)
    {
        var programme = await OpenAsync(input.EventId, cancellationToken);
        if (programme.IsRefused)
        {
            return programme.Problem;
        }

        if (await db.HeldSessionAsync(input.EventId, input.SessionId, input.Reader, cancellationToken) is not { } held)
        {
            return ProgrammeProblems.UnknownSession;
        }

        if (!await sessions.Of(input.EventId).AnyAsync(session => session.Id == input.SessionId, cancellationToken))
        {
            return ProgrammeProblems.SeenSession;
        }

        Remove(held, input.Reader.PersonId);
        await db.SaveChangesAsync(cancellationToken);
        return $"{programme.Value.Event.Address}/programme";
    }

    public async Task<Outcome<(int Removed, int Cancelled)>> RunAsync(RemoveSourceInput input, CancellationToken cancellationToken)
    {
        var programme = await OpenAsync(input.EventId, cancellationToken);
        if (programme.IsRefused)
        {
            return programme.Problem;
        }

        var unseen = await sessions.Of(input.EventId).Select(session => session.Id).ToListAsync(cancellationToken);
        var all = await db.Sessions.Include(session => session.Speakers).Where(session => session.EventId == input.EventId && session.Source == input.Source)
            .Join(db.Subjects, session => session.Id, subject => subject.Id, (session, subject) => new SessionWithSubject(session, subject)).ToListAsync(cancellationToken);
        var (gone, kept) = (all.FindAll(held => unseen.Contains(held.Session.Id)), all.FindAll(held => !unseen.Contains(held.Session.Id) && !held.Session.IsCancelled));
        gone.ForEach(held => Remove(held, input.ById));
        foreach (var held in kept)
        {
            held.Session.Cancel();
            db.Add(new Activity(Ids.New(time), "session.cancelled", held.Subject, input.ById, time.GetUtcNow()));
        }

        await db.SaveChangesAsync(cancellationToken);
        return (gone.Count, kept.Count);
    }

    /// <summary>Whoever writes, stars or releases at this moment waits, and then finds no such session.</summary>
    private async Task<Outcome<OpenProgramme>> OpenAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var programme = await writer.OpenAsync(eventId, cancellationToken);
        await db.LockStreamAsync(eventId, cancellationToken);
        return await db.IsSealedAsync(eventId, cancellationToken) ? ProgrammeProblems.Sealed : programme;
    }

    // The subject stays, withdrawn: the log speaks of it.
    private void Remove(SessionWithSubject held, Guid? byId)
    {
        db.Add(new Activity(Ids.New(time), "session.removed", held.Subject, byId, time.GetUtcNow()).TakesFrom(held.Subject.Visibility));
        held.Subject.Withdraw();
        db.Remove(held.Session);
    }
}

public sealed record RemoveSessionInput(Guid EventId, Guid SessionId, Reader Reader);

public sealed record RemoveSourceInput(Guid EventId, string Source, Guid? ById);
