using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>Reads streams of entries, newest first, in pages.</summary>
public sealed class EntryStream(RapportDb db, Fragments fragments)
{
    public const int PageSize = 200;

    public async Task<Page<Fragment>> ReadAsync(StreamFilter filter, Audience audience, CancellationToken cancellationToken)
    {
        var visible = db.Subjects.VisibleTo(audience);
        var rows = await Filtered(filter)
            .Where(entry => visible.Any(subject => subject.Id == entry.Id))
            .OrderByDescending(entry => entry.CapturedAt).ThenByDescending(entry => entry.Id)
            .Take(PageSize + 1)
            .Select(entry => new { entry.Id, entry.CapturedAt })
            .ToListAsync(cancellationToken);
        var shown = rows.Take(PageSize).ToList();
        var next = rows.Count > PageSize ? Cursor(shown[^1].CapturedAt, shown[^1].Id) : null;
        return new(await fragments.GetAsync(Entry.SubjectKind, shown.ConvertAll(row => row.Id), audience, cancellationToken), next);
    }

    private IQueryable<Entry> Filtered(StreamFilter filter)
    {
        var entries = filter.SessionId is { } session
            ? db.Entries.Where(entry => entry.SessionId == session)
            : db.Entries.Where(entry => entry.EventId == filter.EventId);
        if (filter.Sessions is { } sessions)
        {
            entries = entries.Where(entry => entry.SessionId != null && sessions.Contains(entry.SessionId.Value));
        }

        if (filter.Kind is { } kind)
        {
            entries = entries.Where(entry => entry.Kind == kind);
        }

        if (filter.AuthorId is { } author)
        {
            entries = entries.Where(entry => entry.AuthorId == author);
        }

        return ReadCursor(filter.Before) is (var at, var id)
            ? entries.Where(entry => entry.CapturedAt < at || (entry.CapturedAt == at && entry.Id.CompareTo(id) < 0))
            : entries;
    }

    private static string Cursor(DateTimeOffset at, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}.{id:N}");

    private static (DateTimeOffset At, Guid Id)? ReadCursor(string? cursor)
    {
        var parts = cursor?.Split('.');
        return parts is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
            && Guid.TryParseExact(id, "N", out var entry)
                ? (new DateTimeOffset(at, TimeSpan.Zero), entry)
                : null;
    }
}
