using Rapport.Features.Operations;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Capture.Operations;

/// <summary>
/// <c>entry.amend</c>: a new text on top of a named revision. Where another came first, both are kept and shown side
/// by side; the next text written on top of what is shown settles it.
/// </summary>
public sealed class AmendEntry(RapportDb db, EntryLookup lookup) : IOperationKind
{
    private const string Contested = "entry.contested";

    public string Kind => "entry.amend";

    public bool Competes(Activity kept) => kept.Verb == Contested;

    public async Task<Outcome<Activity>> HandleAsync(Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        if (OperationRules.RefuseCapture(place) is { } refusal)
        {
            return refusal;
        }

        var read = operation.Read<EntryInput>();
        if (read.IsRefused)
        {
            return read.Problem;
        }

        var found = await lookup.FindAsync(read.Value.Target, place, cancellationToken);
        if (found.IsRefused)
        {
            return found.Problem;
        }

        return found.Value.IsOf(place.Reader)
            ? await AmendAsync(operation, read.Value, found.Value, place, cancellationToken)
            : new Problem("not_yours", "Only its author or an editor can change this entry.");
    }

    private async Task<Outcome<Activity>> AmendAsync(Operation operation, EntryInput input, EntryWithSubject held, ActPlace place, CancellationToken cancellationToken)
    {
        var entry = held.Entry;
        if (input.BasedOn < 1 || input.BasedOn > entry.LatestRevision)
        {
            return new Problem("revision_unknown", "This change was written on a revision that does not exist.");
        }

        // The photo of an entry stays; its words change.
        var content = (input with { Kind = entry.Kind }).ToContent() with
        {
            FileId = entry.Content.FileId,
            Width = entry.Content.Width,
            Height = entry.Content.Height,
        };
        var named = content.Refuse(entry.Kind) is { } problem
            ? problem
            : await lookup.NameAsync(content, (input with { Kind = entry.Kind }).Who, place, cancellationToken);
        if (named.IsRefused)
        {
            return named.Problem;
        }

        // On top of what is shown it settles all that competed; else it takes the place of its writer's own earlier text alone.
        var isOnTop = entry.IsShowing(input.BasedOn, input.After);
        foreach (var competing in await lookup.CompetingAsync(entry.Id, cancellationToken))
        {
            if (isOnTop || (competing.Id == input.After && competing.WrittenById == place.PersonId))
            {
                competing.Settle();
            }
        }

        return await KeepAsync(operation, isOnTop, named.Value, held, place, cancellationToken);
    }

    private async Task<Activity> KeepAsync(Operation operation, bool isOnTop, EntryContent named, EntryWithSubject held, ActPlace place, CancellationToken cancellationToken)
    {
        var (entry, subject) = held;
        // A yes was to these words of this person.
        var isAnother = (named.SpeakerId, named.PersonId, named.Text) != (entry.Content.SpeakerId, entry.Content.PersonId, entry.Content.Text);
        var (honoured, waits) = await lookup.HonourAsync(entry.Kind, named, null, cancellationToken);
        db.Add(entry.Amend(operation.Id, isOnTop, honoured, place.PersonId, operation.ReceivedAt));
        subject.Named(entry.Content.TitleFor(entry.Kind), subject.Address);
        var activity = new Activity(operation.Id, isOnTop ? "entry.amended" : Contested, subject, place.PersonId, operation.ReceivedAt);
        if (!waits || !isAnother || subject.State != SubjectState.Shown)
        {
            return activity;
        }

        // Put into somebody's mouth who wants to be asked first.
        subject.Hold();
        return activity.TakesFrom(subject.Visibility);
    }
}
