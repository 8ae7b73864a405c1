using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Media;
using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>What the server has of one event.</summary>
internal sealed class ServerRecord
{
    /// <summary>A clock that is little wrong is left alone, since a request may have taken its time.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(40);

    private readonly Guid planted;
    private readonly Dictionary<Guid, Entry> entries;
    private readonly Dictionary<Guid, Comment> comments;
    private readonly Dictionary<Guid, Activity> activities;
    private readonly Dictionary<Guid, string> photos;

    private ServerRecord(Guid planted, List<Entry> entries, List<Comment> comments, List<Activity> activities, Dictionary<Guid, string> photos)
    {
        this.planted = planted;
        this.entries = entries.ToDictionary(entry => entry.Id);
        this.comments = comments.ToDictionary(comment => comment.Id);
        this.activities = activities.ToDictionary(activity => activity.Id);
        this.photos = photos;
    }

    public static async Task<ServerRecord> ReadAsync(Stage stage)
    {
        var id = stage.Event.Id;
        return await stage.World.ReadAsync(async db => new ServerRecord(
            stage.Planted.Id,
            await db.Entries.AsNoTracking().Where(entry => entry.EventId == id).ToListAsync(World.Cancelled),
            await db.Comments.AsNoTracking().Where(comment => db.Subjects.Any(subject => subject.Id == comment.Id && subject.EventId == id)).ToListAsync(World.Cancelled),
            await db.Activities.AsNoTracking().Where(activity => activity.EventId == id).ToListAsync(World.Cancelled),
            await PhotosAsync(stage.World, await db.MediaFiles.AsNoTracking().Where(file => file.EventId == id).ToListAsync(World.Cancelled))));
    }

    /// <param name="devices">What was written on each.</param>
    public IEnumerable<string> Differences(IReadOnlyList<List<WrittenItem>> devices)
    {
        var items = devices.SelectMany(device => device).ToList();
        return [.. Extra(items), .. items.Where(item => item.MustArrive || IsHere(item)).SelectMany(item => Differences(item, items)), .. devices.SelectMany(OutOfOrder)];
    }

    private static async Task<Dictionary<Guid, string>> PhotosAsync(World world, List<MediaFile> files)
    {
        var store = world.Services.GetRequiredService<FileStore>();
        var hashes = new Dictionary<Guid, string>();
        foreach (var file in files)
        {
            await using var bytes = store.Open(file.OriginalKey)!;
            hashes[file.Id] = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, World.Cancelled));
        }

        return hashes;
    }

    private bool IsHere(WrittenItem item) => activities.ContainsKey(item.Id);

    private IEnumerable<string> Extra(List<WrittenItem> items)
    {
        var known = items.Where(item => item.Refusal is null).Select(item => item.Id).Append(planted).ToHashSet();
        var there = entries.Keys.Concat(comments.Keys).Concat(activities.Values.Where(activity => activity.BodyHash is not null).Select(activity => activity.Id));
        foreach (var extra in there.Distinct().Where(id => !known.Contains(id)))
        {
            yield return $"Nobody wrote {extra}, or it should have been refused: {entries.GetValueOrDefault(extra)?.Content.Text ?? comments.GetValueOrDefault(extra)?.Text}";
        }

        var shown = entries.Values.Select(entry => entry.Content.FileId).ToHashSet();
        var loose = photos.Keys.Count(photo => !shown.Contains(photo));
        if (loose > items.Count(item => item is { Photo: not null, IsKept: false }))
        {
            yield return $"{loose} photos belong to no entry";
        }
    }

    private IEnumerable<string> Differences(WrittenItem item, List<WrittenItem> items)
    {
        if (!activities.TryGetValue(item.Id, out var activity))
        {
            return [$"Lost: {item.Kind} {item.Text}"];
        }

        var wrong = activity.ActorId == item.Author ? new List<string>() : [$"Another is said to have sent {item.Text}"];
        wrong.AddRange(item.Kind switch
        {
            "entry.post" => entries.TryGetValue(item.Id, out var entry) ? OfEntry(item, entry, [.. items.Where(other => other.Kind == "entry.amend" && other.Target == item.Id)]) : [$"Lost: {item.Text}"],
            "comment.post" => comments.TryGetValue(item.Id, out var comment) && (comment.Text.Trim(), comment.AuthorId, comment.AboutId) == (item.Text.Trim(), item.Author, item.Target) ? [] : [$"Changed: {item.Text}"],
            _ => [],
        });
        return wrong;
    }

    private IEnumerable<string> OfEntry(WrittenItem item, Entry entry, List<WrittenItem> amendments)
    {
        var text = amendments.Count > 0 ? amendments[^1].Text : item.Text;
        var is_ = (entry.AuthorId, entry.SessionId, entry.Content.Text, entry.Revision, entry.LatestRevision);
        var must = (item.Author, item.Session, text.Trim(), 1 + amendments.Count, 1 + amendments.Count);
        if (is_ != must)
        {
            yield return $"Changed: {is_} instead of {must}";
        }

        if (item.Photo != (entry.Content.FileId is { } file ? photos.GetValueOrDefault(file) : null))
        {
            yield return $"Another photo than the one that was written: {item.Text}";
        }

        var due = item.Ahead.Select(later => item.WrittenAt + item.Ahead[0] - later).Append(item.WrittenAt);
        if (entry.CapturedAt > entry.ReceivedAt || !due.Any(time => ((time < entry.ReceivedAt ? time : entry.ReceivedAt) - entry.CapturedAt).Duration() < Slack))
        {
            yield return $"At the wrong time: {entry.CapturedAt:O} instead of {item.WrittenAt:O}, by clocks {string.Join(", ", item.Ahead)} ahead: {item.Text}";
        }
    }

    /// <summary>One person's words of one device keep their order; what names a photo, or something that does, waits for it.</summary>
    private IEnumerable<string> OutOfOrder(List<WrittenItem> items)
    {
        var withPhotos = items.Where(item => item.Photo is not null).Select(item => item.Id).ToHashSet();
        foreach (var mine in items.Where(item => IsHere(item) && !withPhotos.Contains(item.Id) && !withPhotos.Contains(item.Target ?? default)).GroupBy(item => item.Author))
        {
            var numbers = mine.Select(item => activities[item.Id].Number).ToList();
            if (!numbers.SequenceEqual(numbers.Order()))
            {
                yield return $"Out of order: {string.Join(", ", numbers)} beginning with {mine.First().Text}";
            }
        }
    }
}
