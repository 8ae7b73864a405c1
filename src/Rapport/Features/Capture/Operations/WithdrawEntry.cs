using Rapport.Features.Operations;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture.Operations;

/// <summary><c>entry.retract</c>: the author, or an editor, takes an entry back; what was said about it goes with it.</summary>
public sealed class WithdrawEntry(RapportDb db, EntryLookup lookup, TimeProvider time) : IOperationKind
{
    public string Kind => "entry.retract";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        if (OperationRules.RefuseCapture(place) is { } refusal)
        {
            return refusal;
        }

        var read = operation.Read<EntryInput>();
        var found = read.IsRefused ? read.Problem : await lookup.FindAsync(read.Value.Target, place, cancellationToken);
        if (found.IsRefused)
        {
            return found.Problem;
        }

        if (!found.Value.IsOf(place.Reader))
        {
            return new Problem("not_yours", "Only its author or an editor can take this entry back.");
        }

        var subject = found.Value.Subject;
        subject.Withdraw();
        await db.CoverAsync(subject, place.PersonId, time, cancellationToken);
        return new Activity(operation.Id, "entry.withdrawn", subject, place.PersonId, operation.ReceivedAt).TakesFrom(subject.Visibility);
    }
}
