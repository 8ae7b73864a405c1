using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture.Operations;

/// <summary>
/// <c>entry.share</c>: the author, or an editor, says who reads an entry from now on, with its photo and what was said
/// about it.
/// </summary>
public sealed class ShareEntry(RapportDb db, EntryWriter writer, TimeProvider time) : IOperationKind
{
    public string Kind => "entry.share";

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, OperationPlace place, CancellationToken cancellationToken)
    {
        if (OperationRules.RefuseCapture(place with { IsSealed = false }) is { } refusal)
        {
            return refusal;
        }

        var read = operation.Read<EntryInput>();
        var found = read.IsRefused ? read.Problem : await writer.FindAsync(read.Value.Target, place, cancellationToken);
        if (found.IsRefused)
        {
            return found.Problem;
        }

        if (!found.Value.IsOf(place.Reader))
        {
            return new Problem("not_yours", "Only its author or an editor can say who can read this entry.");
        }

        // Off the record, whoever wrote it shows it to the team at most.
        var (entry, widest) = (found.Value.Subject, await writer.WidestAsync(found.Value.Subject.SessionId, cancellationToken));
        var wanted = read.Value.Visibility is { } asked && Enum.IsDefined(asked) ? Visibilities.Narrowest(asked, widest) : read.Value.Visibility;
        return ItemReaders.Refuse(entry, wanted, place) is { } problem
            ? problem
            : await db.ShowToAsync(operation.Id, entry, wanted!.Value, place, time, cancellationToken);
    }
}
