using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Releases;

/// <summary>
/// Reads what releases tell an audience. A line is seen by whoever sees its session now; a release of which nothing is
/// seen is not there.
/// </summary>
public sealed class ReleaseReader(RapportDb db)
{
    public const int PageSize = 20;
    private const int LineLimit = 400;
    private const int WholeLimit = 5_000;

    public async Task<ReleaseView?> LatestAsync(Guid eventId, Audience audience, CancellationToken cancellationToken) =>
        await Heads(eventId, audience).FirstOrDefaultAsync(cancellationToken) is { } head ? new(head.Number, head.At, head.Count, []) : null;

    /// <summary>One release with all its lines; null where there is none for this audience.</summary>
    public async Task<ReleaseView?> FindAsync(Guid eventId, int number, Audience audience, CancellationToken cancellationToken)
    {
        var head = await Heads(eventId, audience).FirstOrDefaultAsync(head => head.Number == number, cancellationToken);
        return head is null ? null : (await FillAsync(eventId, [head], audience, WholeLimit, cancellationToken))[0];
    }

    /// <summary>The newest first; the cursor is the number to go on before.</summary>
    public async Task<Page<ReleaseView>> ListAsync(Guid eventId, int? before, Audience audience, CancellationToken cancellationToken)
    {
        var heads = await Heads(eventId, audience).Where(head => before == null || head.Number < before).Take(PageSize + 1).ToListAsync(cancellationToken);
        var shown = heads.Take(PageSize).ToList();
        var next = heads.Count > PageSize ? shown[^1].Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
        return new(await FillAsync(eventId, shown, audience, LineLimit, cancellationToken), next);
    }

    private IQueryable<Head> Heads(Guid eventId, Audience audience)
    {
        var lines = Lines(eventId, audience);
        return db.Releases.Where(release => release.EventId == eventId)
            .Select(release => new Head { Number = release.Number, At = release.At, Count = lines.Count(line => line.ReleaseId == release.Id) })
            .Where(head => head.Count > 0).OrderByDescending(head => head.Number);
    }

    private IQueryable<ReleaseLine> Lines(Guid eventId, Audience audience)
    {
        var visible = db.Subjects.VisibleTo(audience);
        return db.ReleaseLines.AsNoTracking().Where(line => line.EventId == eventId && visible.Any(subject => subject.Id == line.SessionId));
    }

    private async Task<List<ReleaseView>> FillAsync(Guid eventId, List<Head> heads, Audience audience, int limit, CancellationToken cancellationToken)
    {
        var numbers = heads.ConvertAll(head => head.Number);
        var lines = await Lines(eventId, audience).Where(line => numbers.Contains(line.Number))
            .OrderByDescending(line => line.Number).ThenBy(line => line.Wall).ThenBy(line => line.Title).Take(limit)
            .Join(db.Subjects, line => line.SessionId, subject => subject.Id, (line, subject) => new { Line = line, subject.Address })
            .ToListAsync(cancellationToken);
        var told = lines.OrderBy(row => row.Line.Wall ?? DateTime.MaxValue).ThenBy(row => row.Line.Title, StringComparer.Ordinal)
            .ToLookup(row => row.Line.Number, row => (ReleaseWords.Of(row.Line), row.Address));
        return heads.ConvertAll(head => new ReleaseView(head.Number, head.At, head.Count, [.. told[head.Number]]));
    }

    private sealed class Head
    {
        public int Number { get; init; }
        public DateTimeOffset At { get; init; }
        public int Count { get; init; }
    }
}
