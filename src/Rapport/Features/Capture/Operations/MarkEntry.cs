using Rapport.Features.Operations;
using Rapport.Shared;

namespace Rapport.Features.Capture.Operations;

/// <summary>
/// <c>entry.pin</c>, <c>entry.unpin</c>, <c>entry.highlight</c> and <c>entry.unhighlight</c>: what the team sets before its
/// readers. Marking what is marked is recorded and changes nothing.
/// </summary>
public sealed class MarkEntry(EntryLookup lookup, EntryMark mark) : IOperationKind
{
    public string Kind => mark.Kind;

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

        mark.Apply(found.Value.Entry, place.PersonId, operation.ReceivedAt);
        return new Activity(operation.Id, mark.Verb, found.Value.Subject, place.PersonId, operation.ReceivedAt);
    }
}
