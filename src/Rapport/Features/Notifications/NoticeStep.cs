using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Notifications.Sources;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>Reads on in the streams that have something new, and finds whom it concerns.</summary>
public sealed class NoticeStep(RapportDb db, IEnumerable<INoticeSource> sources, NoticeSight sight, TimeProvider time) : ILogStep
{
    private const string Consumer = "notices 1";

    /// <summary>Acts in a stretch; most of them concern nobody.</summary>
    private const int Stretch = 500;

    /// <summary>What is older is no news: a program that begins to follow an old log must not tell all of it.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromDays(2);

    private readonly IReadOnlyList<INoticeSource> sources = [.. sources];

    public Task<IReadOnlyList<LogCursor>> BehindAsync(CancellationToken cancellationToken) => db.BehindAsync(Consumer, cancellationToken);

    public async Task<NoticeBatch> ReadAsync(LogCursor from, CancellationToken cancellationToken)
    {
        // Asked first: what is written after it is read next time.
        var last = await db.Streams.Where(stream => stream.Id == from.StreamId).Select(stream => stream.LastNumber).SingleAsync(cancellationToken);
        var (to, since, verbs) = (Math.Min(last, from.Number + Stretch), time.GetUtcNow() - Freshness, sources.SelectMany(source => source.Verbs).Distinct().ToList());
        var acts = await db.Activities.AsNoTracking()
            .Where(act => act.StreamId == from.StreamId && act.Number > from.Number && act.Number <= to && act.At > since && verbs.Contains(act.Verb))
            .OrderBy(act => act.Number).ToListAsync(cancellationToken);
        return new(from, to, acts.Count == 0 ? [] : await DraftsAsync(acts, cancellationToken));
    }

    private async Task<IReadOnlyList<NoticeDraft>> DraftsAsync(List<Activity> acts, CancellationToken cancellationToken)
    {
        var drafts = new List<NoticeDraft>();
        foreach (var source in sources)
        {
            var own = acts.FindAll(act => source.Verbs.Contains(act.Verb));
            drafts.AddRange(own.Count == 0 ? [] : await source.ReadAsync(own, cancellationToken));
        }

        // Nobody is told what they did themselves.
        drafts.RemoveAll(draft => draft.Act.ActorId == draft.PersonId);
        var people = drafts.Select(draft => draft.PersonId).Distinct().ToList();
        // Words may stay behind without whoever wrote them.
        var gone = await db.People.Where(person => people.Contains(person.Id) && person.ErasedAt != null).Select(person => person.Id).ToHashSetAsync(cancellationToken);
        drafts.RemoveAll(draft => gone.Contains(draft.PersonId));
        await sight.LookAtAsync(drafts.Select(draft => draft.SubjectId).Concat(drafts.Where(draft => draft.CauseId is not null).Select(draft => draft.CauseId!.Value)), cancellationToken);
        var known = new List<NoticeDraft>();
        foreach (var draft in drafts)
        {
            if (await sight.MayKnowAsync(draft.Kind, draft.PersonId, draft.SubjectId, draft.CauseId, cancellationToken))
            {
                known.Add(draft);
            }
        }

        return known;
    }
}
