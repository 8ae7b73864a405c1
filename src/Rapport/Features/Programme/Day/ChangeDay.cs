using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme.Releases;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Day;

/// <summary>
/// Does what somebody saw in the preview of a change of the day, all of it or nothing: now, with readers told in the same
/// moment, or with the next release. Answers with how many sessions it changed.
/// </summary>
public sealed class ChangeDay(RapportDb db, SessionWriter writer, DayReader days, ReleaseLog log, TimeProvider time)
{
    public async Task<Outcome<int>> RunAsync(ChangeDayInput input, CancellationToken cancellationToken)
    {
        var programme = await writer.OpenAsync(input.EventId, cancellationToken);
        if (await db.IsSealedAsync(input.EventId, cancellationToken))
        {
            return ProgrammeProblems.Sealed;
        }

        var present = await days.ReadAsync(input.EventId, programme.Zone, input.Reader, input.Form.Later, cancellationToken);
        var rooms = programme.Rooms.ToDictionary(room => room.Id, room => room.Name);
        var planner = new DayPlanner(present, rooms, programme.Zone, programme.Near, time.GetUtcNow()) { LastAct = await days.LastActAsync(input.EventId, cancellationToken) };
        var planned = planner.Plan(input.Form);
        if (planned.IsRefused || planned.Value.Hash != input.Seen)
        {
            return planned.IsRefused ? planned.Problem : ProgrammeProblems.OtherPlan;
        }

        await (input.Form.Later ? KeepAsync(input, planned.Value, cancellationToken) : ApplyAsync(programme, input, planned.Value, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        return planned.Value.Shifts.Count;
    }

    private async Task ApplyAsync(OpenProgramme programme, ChangeDayInput input, DayPlan plan, CancellationToken cancellationToken)
    {
        var ids = plan.Shifts.Select(shift => shift.After.Id).ToList();
        var sessions = await db.Sessions.Where(session => ids.Contains(session.Id)).ToDictionaryAsync(session => session.Id, cancellationToken);
        var subjects = await db.Subjects.Where(subject => ids.Contains(subject.Id)).ToDictionaryAsync(subject => subject.Id, cancellationToken);
        foreach (var (before, after) in plan.Shifts)
        {
            sessions[after.Id].Become(after.State, programme.Zone);
            var verb = after.State.VerbFrom(before.State)!;
            db.Activities.Add(new Activity(Ids.New(time), verb, subjects[after.Id], input.Reader.PersonId, time.GetUtcNow()));
        }

        await log.TellAsync(programme, sessions.Values, input.Reader.PersonId, input.Form.Act!, cancellationToken);
    }

    private async Task KeepAsync(ChangeDayInput input, DayPlan plan, CancellationToken cancellationToken)
    {
        var kept = await db.Proposals.Where(proposal => proposal.EventId == input.EventId).ToDictionaryAsync(proposal => proposal.SessionId, cancellationToken);
        foreach (var (_, after) in plan.Shifts)
        {
            if (!kept.TryGetValue(after.Id, out var proposal))
            {
                proposal = new Proposal(after.Id, input.EventId);
                db.Add(proposal);
            }

            proposal.Propose(after.State);
        }
    }
}

/// <param name="Seen">The hash of the plan that was previewed.</param>
public sealed record ChangeDayInput(Guid EventId, Reader Reader, DayInput Form, string? Seen);
