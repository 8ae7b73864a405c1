using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Platform.Live;

/// <summary>Reads a stream's log and turns it into changes for an audience: the present state of each subject touched.</summary>
public sealed class LiveLog(IServiceScopeFactory scopes, Fragments fragments, IEnumerable<Staleness> kinds)
{
    /// <summary>More than this is not replayed: the page loads anew.</summary>
    public const int ReplayLimit = 1000;

    private readonly ILookup<string, Staleness> byKind = kinds.ToLookup(kind => kind.Kind);

    /// <summary>Whether every page of the stream looks different now. Its own beginning is the first of it, and changed no page.</summary>
    public bool ChangesEveryPage(Activity activity) => activity.Number > 1 && byKind[activity.SubjectKind].Any(kind => kind.ChangesEveryPage(activity));

    public async Task<long> LastNumberAsync(Guid stream, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RapportDb>().Streams
            .Where(head => head.Id == stream).Select(head => head.LastNumber).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The activities after a number, oldest first, at most one more than can be replayed.</summary>
    public async Task<IReadOnlyList<Activity>> ReadAsync(Guid stream, long after, long upTo, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RapportDb>().Activities
            .Where(activity => activity.StreamId == stream && activity.Number > after && activity.Number <= upTo)
            .OrderBy(activity => activity.Number)
            .Take(ReplayLimit + 1)
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<LiveChange>> ChangesAsync(IReadOnlyList<Activity> activities, Audience audience, CancellationToken cancellationToken)
    {
        var changes = new List<LiveChange>();
        await using var scope = scopes.CreateAsyncScope();
        var kinds = scope.ServiceProvider.GetServices<IFragmentSource>().Select(source => source.Kind).ToHashSet();
        foreach (var kind in activities.Where(activity => kinds.Contains(activity.SubjectKind)).GroupBy(activity => activity.SubjectKind))
        {
            changes.AddRange(await ShownOrGoneAsync(kind.Key, [.. kind], audience, cancellationToken));
        }

        changes.AddRange(await CountsAsync(scope.ServiceProvider.GetRequiredService<RapportDb>(), activities, audience, cancellationToken));
        return [.. changes.OrderBy(change => change.Number)];
    }

    private async Task<IReadOnlyList<LiveChange>> ShownOrGoneAsync(string kind, List<Activity> activities, Audience audience, CancellationToken cancellationToken)
    {
        var bySubject = activities.GroupBy(activity => activity.SubjectId).ToDictionary(group => group.Key, group => group.ToList());
        var shown = (await fragments.GetAsync(kind, bySubject.Keys, audience, cancellationToken)).ToDictionary(fragment => fragment.Id);
        var changes = new List<LiveChange>(bySubject.Count);
        foreach (var (subject, acts) in bySubject)
        {
            var number = acts[^1].Number;
            if (shown.TryGetValue(subject, out var fragment))
            {
                changes.Add(LiveChange.Show(number, kind, fragment));
            }
            else if (acts.Exists(act => act.TakenFrom is { } before && audience.Sees(before)))
            {
                // Only who could see it is told that it is gone.
                changes.Add(LiveChange.Gone(number, kind, subject));
            }
        }

        return changes;
    }

    private static async Task<IReadOnlyList<LiveChange>> CountsAsync(RapportDb db, IReadOnlyList<Activity> activities, Audience audience, CancellationToken cancellationToken)
    {
        var last = activities.Where(activity => activity.AboutId is not null)
            .GroupBy(activity => activity.AboutId!.Value)
            .ToDictionary(group => group.Key, group => group.Max(activity => activity.Number));
        if (last.Count == 0)
        {
            return [];
        }

        var counted = await db.Subjects.VisibleTo(audience).Where(subject => last.Keys.Contains(subject.Id))
            .Select(subject => new { subject.Id, subject.Kind, subject.CommentCount }).ToListAsync(cancellationToken);
        return counted.ConvertAll(subject => LiveChange.Counted(last[subject.Id], subject.Kind, subject.Id, subject.CommentCount));
    }
}
