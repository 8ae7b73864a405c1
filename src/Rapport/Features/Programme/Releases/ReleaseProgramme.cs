using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Releases;

/// <summary>
/// Publishes the programme as the next release: what was kept for it is done, and everything that differs from what
/// readers were told is said in its log, all at once. Answers with the release's number.
/// </summary>
public sealed class ReleaseProgramme(RapportDb db, SessionWriter writer, ReleaseLog log, TimeProvider time)
{
    public async Task<Outcome<int>> RunAsync(ReleaseProgrammeInput input, CancellationToken cancellationToken)
    {
        var programme = await writer.OpenAsync(input.EventId, cancellationToken);
        if (await db.IsSealedAsync(input.EventId, cancellationToken))
        {
            return ProgrammeProblems.Sealed;
        }

        var sessions = await db.Sessions.Where(session => session.EventId == input.EventId).ToListAsync(cancellationToken);
        await ApplyAsync(programme, sessions, input.ById, cancellationToken);
        if (await log.AddAsync(programme, sessions, input.ById, null, cancellationToken) is not { } release)
        {
            return ProgrammeProblems.NothingToRelease;
        }

        await db.SaveChangesAsync(cancellationToken);
        return release.Number;
    }

    private async Task ApplyAsync(OpenProgramme programme, List<Session> sessions, Guid? byId, CancellationToken cancellationToken)
    {
        var proposals = await db.Proposals.Where(proposal => proposal.EventId == programme.Event.Id).ToDictionaryAsync(proposal => proposal.SessionId, cancellationToken);
        if (proposals.Count == 0)
        {
            return;
        }

        var ids = proposals.Keys.ToList();
        var subjects = await db.Subjects.Where(subject => ids.Contains(subject.Id)).ToDictionaryAsync(subject => subject.Id, cancellationToken);
        foreach (var session in sessions.Where(session => proposals.ContainsKey(session.Id)))
        {
            var before = SessionState.Of(session);
            session.Become(proposals[session.Id].Over(before), programme.Zone);
            if (SessionState.Of(session).VerbFrom(before) is { } verb)
            {
                db.Activities.Add(new Activity(Ids.New(time), verb, subjects[session.Id], byId, time.GetUtcNow()));
            }
        }

        db.RemoveRange(proposals.Values);
    }
}

public sealed record ReleaseProgrammeInput(Guid EventId, Guid? ById);
