using Rapport.Features.Operations;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture.Operations;

/// <summary>
/// <c>entry.share</c>: the author, or an editor, says who reads an entry from now on, with its photo and what was said
/// about it.
/// </summary>
public sealed class SetEntryVisibility(RapportDb db, EntryLookup lookup, TimeProvider time) : IOperationKind
{
    public string Kind => "entry.share";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        if (OperationRules.RefuseCapture(place with { IsSealed = false }) is { } refusal)
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
            return new Problem("not_yours", "Only its author or an editor can say who can read this entry.");
        }

        // Off the record, whoever wrote it shows it to the team at most.
        var entry = found.Value.Subject;
        var wanted = await db.WithinRulesAsync(entry, read.Value.Visibility, cancellationToken);
        return ItemVisibility.Refuse(entry, wanted, place) is { } problem
            ? problem
            : await db.ShowToAsync(operation.Id, entry, wanted!.Value, place, time, cancellationToken);
    }
}
