using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Checklist;

/// <summary>Adds, words, orders, finishes and removes the lines of an event's checklist.</summary>
public sealed class ChangeChecklist(RapportDb db, TimeProvider time)
{
    public const int Limit = 200;

    public Task<Outcome<bool>> AddAsync(ChecklistInput input, CancellationToken cancellationToken) => ChangeAsync(input, lines =>
    {
        if ((ChecklistLine.Refuse(input.Text) ?? (lines.Count >= Limit ? new("lines_many", $"A checklist has at most {Limit} lines.") : null)) is { } wrong)
        {
            return wrong;
        }

        db.Add(new ChecklistLine(Ids.New(time), input.EventId, input.Text, lines.Count == 0 ? 0 : lines.Max(line => line.Position) + 1));
        return null;
    }, cancellationToken);

    public Task<Outcome<bool>> SayAsync(ChecklistInput input, CancellationToken cancellationToken) => ChangeLineAsync(input, (_, line) =>
    {
        if (ChecklistLine.Refuse(input.Text) is { } wrong)
        {
            return wrong;
        }

        line.Say(input.Text);
        return null;
    }, cancellationToken);

    /// <summary>Of two who finish a line, the first is remembered.</summary>
    public Task<Outcome<bool>> FinishAsync(ChecklistInput input, bool isDone, CancellationToken cancellationToken) => ChangeLineAsync(input, (_, line) =>
    {
        if (isDone && line.DoneAt is null)
        {
            line.Finish(input.ActorId, time.GetUtcNow());
        }
        else if (!isDone)
        {
            line.Reopen();
        }

        return null;
    }, cancellationToken);

    public Task<Outcome<bool>> MoveAsync(ChecklistInput input, int places, CancellationToken cancellationToken) => ChangeLineAsync(input, (lines, line) =>
    {
        var to = Math.Clamp(lines.IndexOf(line) + places, 0, lines.Count - 1);
        lines.Remove(line);
        lines.Insert(to, line);
        for (var position = 0; position < lines.Count; position++)
        {
            lines[position].Stand(position);
        }

        return null;
    }, cancellationToken);

    /// <summary>What is gone already is no fault.</summary>
    public Task<Outcome<bool>> RemoveAsync(ChecklistInput input, CancellationToken cancellationToken) => ChangeAsync(input, lines =>
    {
        db.RemoveRange(lines.Where(line => line.Id == input.LineId));
        return null;
    }, cancellationToken);

    private Task<Outcome<bool>> ChangeLineAsync(ChecklistInput input, Func<List<ChecklistLine>, ChecklistLine, Problem?> change, CancellationToken cancellationToken) =>
        ChangeAsync(input, lines => lines.Find(line => line.Id == input.LineId) is { } line ? change(lines, line) : EventProblems.UnknownLine, cancellationToken);

    // Nothing that readers see is changed, so nothing goes to the log.
    private async Task<Outcome<bool>> ChangeAsync(ChecklistInput input, Func<List<ChecklistLine>, Problem?> change, CancellationToken cancellationToken)
    {
        var held = await db.HoldEventAsync(input.EventId, cancellationToken);
        if (held.IsRefused)
        {
            return held.Problem;
        }

        var lines = await db.ChecklistLines.Where(line => line.EventId == input.EventId)
            .OrderBy(line => line.Position).ThenBy(line => line.Id).ToListAsync(cancellationToken);
        if (change(lines) is { } wrong)
        {
            return wrong;
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

public sealed record ChecklistInput(Guid EventId, Guid? ActorId, Guid? LineId, string Text = "");
