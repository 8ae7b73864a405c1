using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Operations;

/// <summary>
/// Takes what arrived in one event: each operation once, in its device's order, all kept by one save. The primary key of
/// the activity tells a retry; the same id with another author, event or body is refused and tells nothing more.
/// </summary>
public sealed class ReceiveOperations(RapportDb db, IEnumerable<IOperationKind> kinds, IEnumerable<ISilentKind> silent)
{
    private static readonly Problem IdTaken = new("id_taken", "This id already belongs to something else. Your text is still on your device.");
    private readonly Dictionary<string, IOperationKind> byKind = kinds.ToDictionary(kind => kind.Kind);
    private readonly Dictionary<string, ISilentKind> silentByKind = silent.ToDictionary(kind => kind.Kind);
    private readonly Dictionary<Guid, Activity> kept = [];
    private bool isChangedInSilence;

    /// <param name="arrivals">All of one event.</param>
    public async Task<IReadOnlyList<IReadOnlyList<OperationResult>>> RunAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var answers = new List<List<Func<OperationResult>>>(arrivals.Count);
        // Whoever narrows or seals the event meanwhile waits, or is seen below.
        await db.LockStreamAsync(arrivals[0].Place.EventId, cancellationToken);
        var present = await PresentAsync(arrivals, cancellationToken);
        var taken = await TakenAsync(arrivals, cancellationToken);
        foreach (var (sent, items) in arrivals)
        {
            var place = sent with { Visibility = present.Visibility, IsSealed = present.Phase == Phase.Sealed, NewEntriesFor = present.NewEntriesFor };
            answers.Add(new(items.Count));
            foreach (var item in items)
            {
                answers[^1].Add(present.Gone.Contains(place.PersonId)
                    ? () => OperationResult.TryLater(item.Id)
                    : await AnswerAsync(item, place, taken, cancellationToken));
            }
        }

        if (kept.Count > 0 || isChangedInSilence)
        {
            await db.SaveChangesAsync(cancellationToken);
        }

        // Only now do the activities have their numbers.
        return answers.ConvertAll(mine => mine.ConvertAll(answer => answer()));
    }

    /// <summary>
    /// The event as it is inside this act: it may have been narrowed or sealed since the request came in. So may a guest
    /// have become an account, under which the device then sends the same again.
    /// </summary>
    private async Task<Present> PresentAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var (eventId, people) = (arrivals[0].Place.EventId, db.People);
        var writers = arrivals.Select(arrival => arrival.Place.PersonId).Distinct().ToArray();
        var found = await db.Events.Where(row => row.Id == eventId)
            .Join(db.Subjects, row => row.Id, subject => subject.Id, (row, subject) => new
            {
                subject.Visibility,
                row.Phase,
                row.NewEntriesFor,
                Writers = people.Count(person => writers.Contains(person.Id)),
            })
            .SingleAsync(cancellationToken);
        var present = found.Writers == writers.Length ? writers : await people.Where(person => writers.Contains(person.Id)).Select(person => person.Id).ToArrayAsync(cancellationToken);
        return new(found.Visibility, found.Phase, found.NewEntriesFor, [.. writers.Except(present)]);
    }

    private async Task<Func<OperationResult>> AnswerAsync(OperationItem item, ActPlace place, TakenIds taken, CancellationToken cancellationToken)
    {
        if (item.Operation is not { } operation)
        {
            return () => OperationResult.Refused(item.Id, item.Problem!);
        }

        if (silentByKind.TryGetValue(operation.Kind, out var quiet))
        {
            return await DoInSilenceAsync(quiet, item.Id, operation, place, cancellationToken);
        }

        if ((taken.Activities.GetValueOrDefault(operation.Id) ?? kept.GetValueOrDefault(operation.Id)) is { } earlier)
        {
            return IsSame(earlier, operation, place)
                ? () => Kept(earlier, OperationStatus.AlreadyHad)
                : () => OperationResult.Refused(item.Id, IdTaken);
        }

        if (taken.Ids.Contains(operation.Id))
        {
            return () => OperationResult.Refused(item.Id, IdTaken);
        }

        var outcome = byKind.TryGetValue(operation.Kind, out var kind)
            ? await kind.HandleAsync(operation, place, cancellationToken)
            : new Problem("kind_unknown", "This server does not know that kind of operation.");
        return outcome.Match<Func<OperationResult>>(
            activity =>
            {
                kept[operation.Id] = activity.OfOperation(operation.BodyHash);
                db.Add(activity);
                return () => Kept(activity, OperationStatus.Accepted);
            },
            problem => () => OperationResult.Refused(item.Id, problem));

        OperationResult Kept(Activity activity, OperationStatus status) =>
            OperationResult.Kept(activity, status, place.Reader, byKind.TryGetValue(operation.Kind, out var known) && known.Competes(activity));
    }

    /// <summary>What leaves no activity has no number, and cannot be told from a retry: it says the same once more.</summary>
    private async Task<Func<OperationResult>> DoInSilenceAsync(ISilentKind kind, string id, Operation operation, ActPlace place, CancellationToken cancellationToken)
    {
        if (await kind.HandleAsync(operation, place, cancellationToken) is { } problem)
        {
            return () => OperationResult.Refused(id, problem);
        }

        isChangedInSilence = true;
        return () => new OperationResult(id, OperationStatus.Accepted) { ReceivedAt = operation.ReceivedAt };
    }

    private async Task<TakenIds> TakenAsync(IReadOnlyList<Arrival> arrivals, CancellationToken cancellationToken)
    {
        var ids = arrivals.SelectMany(arrival => arrival.Items).Where(item => item.Operation is not null).Select(item => item.Operation!.Id).Distinct().ToArray();

        // One question, since nearly always there is neither. Whoever has a row by then has its activity too, so a retry
        // that races is never taken for a clash.
        var subjects = db.Subjects.Where(subject => ids.Contains(subject.Id));
        var activities = db.Activities.AsNoTracking().Where(activity => ids.Contains(activity.Id));
        var found = await subjects.Select(subject => subject.Id).Concat(activities.Select(activity => activity.Id)).ToListAsync(cancellationToken);
        return new(found.Count == 0 ? [] : await activities.ToDictionaryAsync(activity => activity.Id, cancellationToken), [.. found]);
    }

    private static bool IsSame(Activity earlier, Operation operation, ActPlace place) =>
        earlier.ActorId == place.PersonId && earlier.EventId == place.EventId
        && earlier.BodyHash is { } hash && hash.AsSpan().SequenceEqual(operation.BodyHash);

    /// <param name="Gone">Those who wrote and are nobody any more.</param>
    private sealed record Present(Visibility Visibility, Phase Phase, Visibility NewEntriesFor, HashSet<Guid> Gone);

    private sealed record TakenIds(Dictionary<Guid, Activity> Activities, HashSet<Guid> Ids);
}
