using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Search;

/// <summary>Reads on in the streams that have something new, and renders the present words of each subject touched.</summary>
public sealed class SearchStep(RapportDb db, IEnumerable<ISearchText> texts) : ILogStep
{
    /// <summary>How words are cut and folded; another number has everything indexed anew.</summary>
    private const int Version = 2;

    /// <summary>Acts in a batch: what keeps them must not hold up whoever wants to write for longer than a frame or two.</summary>
    private const int BatchLimit = 50;

    /// <summary>Of every kind that can be found: a kind that is new gets what was written before it came.</summary>
    private readonly string consumer = $"search {Version}: {string.Join(' ', texts.Select(text => text.Kind).Order(StringComparer.Ordinal))}";

    public Task<IReadOnlyList<LogCursor>> BehindAsync(CancellationToken cancellationToken) => db.BehindAsync(consumer, cancellationToken);

    /// <summary>The next stretch of a stream.</summary>
    public async Task<SearchBatch> ReadAsync(LogCursor from, CancellationToken cancellationToken)
    {
        var acts = await db.Activities.Where(activity => activity.StreamId == from.StreamId && activity.Number > from.Number)
            .OrderBy(activity => activity.Number).Take(BatchLimit)
            .Select(activity => new { activity.Number, activity.Verb, activity.SubjectId, activity.SubjectKind })
            .ToListAsync(cancellationToken);
        var touched = acts.Select(act => act.SubjectId).ToHashSet();
        if (acts.Exists(act => act.SubjectKind == Event.SubjectKind && act.Verb.StartsWith("programme.", StringComparison.Ordinal)))
        {
            // A whole programme is told by one activity of its event.
            touched.UnionWith(await db.Subjects.Where(subject => subject.EventId == from.StreamId && subject.Kind == Session.SubjectKind)
                .Select(subject => subject.Id).ToListAsync(cancellationToken));
        }

        return await RenderAsync(from, acts.Count == 0 ? from.Number : acts[^1].Number, touched, cancellationToken);
    }

    private async Task<SearchBatch> RenderAsync(LogCursor from, long to, HashSet<Guid> touched, CancellationToken cancellationToken)
    {
        var subjects = await db.Subjects.Where(subject => touched.Contains(subject.Id))
            .OrderBy(subject => subject.CreatedAt).ThenBy(subject => subject.Id)
            .Select(subject => new { subject.Id, subject.Kind, subject.SpaceId, subject.State }).ToListAsync(cancellationToken);
        var present = new Dictionary<Guid, SearchText>();
        foreach (var text in texts)
        {
            var ids = subjects.Where(subject => subject.Kind == text.Kind && subject.State != SubjectState.Withdrawn).Select(subject => subject.Id).ToList();
            foreach (var one in ids.Count == 0 ? [] : await text.ReadAsync(ids, cancellationToken))
            {
                present[one.Id] = one;
            }
        }

        var put = subjects.Where(subject => present.ContainsKey(subject.Id))
            .Select(subject => Row(subject.SpaceId, present[subject.Id])).ToList();
        return new(from, to, put, [.. touched.Where(id => !present.ContainsKey(id))]);
    }

    private static SearchRow Row(Guid spaceId, SearchText text) => new(text.Id, spaceId, text.Title, $"{text.Names} {text.Body}");
}
