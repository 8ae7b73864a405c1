using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Media;
using Rapport.Features.Operations;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Platform.Files;

namespace Rapport.Features.Demo;

/// <summary>Writes what was said and seen at a demo event, up to a moment.</summary>
internal sealed class DemoRecord(IServiceProvider scope, DemoCast cast, DemoDay day, DemoScribe scribe)
{
    private readonly RapportDb db = scope.GetRequiredService<RapportDb>();
    private readonly Dictionary<string, Guid> known = [];
    private Dictionary<string, Guid> speakers = [];

    public async Task WriteAsync(DemoEvent text, IReadOnlyDictionary<string, Guid> sessions, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var entries = text.Entries.Select((entry, place) => new Timed(entry, day.At(entry.At, $"entry {place}"), $"entry {place}"))
            .Where(entry => entry.At <= until).OrderBy(entry => entry.At).ToList();
        entries.Where(entry => entry.Text.Key is not null).ToList().ForEach(entry => known.Add(entry.Text.Key!, IdOf(entry)));
        sessions.ToList().ForEach(session => known.Add(session.Key, session.Value));
        var comments = text.Comments.Select((comment, place) => (Text: comment, Name: $"comment {place}", At: day.At(comment.At, $"comment {place}")))
            .Where(comment => comment.At <= until && known.ContainsKey(comment.Text.About)).OrderBy(comment => comment.At).ToList();
        if (comments.Count > 0 && await IsKeptAsync(day.Id(comments[^1].At, comments[^1].Name), cancellationToken))
        {
            return;
        }

        speakers = await db.Speakers.Where(speaker => speaker.EventId == day.EventId)
            .ToDictionaryAsync(speaker => speaker.Name, speaker => speaker.Id, cancellationToken);
        await PostAsync(entries, until, cancellationToken);
        await MarkAsync(entries, until, cancellationToken);
        foreach (var comment in comments)
        {
            await CommentAsync(comment.Text, day.Id(comment.At, comment.Name), comment.At, cancellationToken);
        }
    }

    private async Task PostAsync(List<Timed> entries, DateTimeOffset until, CancellationToken cancellationToken)
    {
        foreach (var entry in entries.Where(entry => entry.Text.Picture is not null))
        {
            await TakePhotoAsync(entry, cancellationToken);
        }

        foreach (var batch in entries.GroupBy(entry => entry.Text.By))
        {
            var operations = batch.Select(entry => Post(entry, Earlier(entry.At.AddSeconds(2).AddMinutes(entry.Text.Late), until))).ToList();
            await scribe.SendAsync(cast.ReaderOf(batch.Key), operations, cancellationToken);
        }
    }

    private OperationItem Post(Timed entry, DateTimeOffset receivedAt) =>
        DemoScribe.Operation(IdOf(entry), "entry.post", entry.At, receivedAt, BodyOf(entry, entry.Text.Before ?? entry.Text.Text));

    /// <summary>Edits by the author, then pins and highlights by the organiser.</summary>
    private async Task MarkAsync(List<Timed> entries, DateTimeOffset until, CancellationToken cancellationToken)
    {
        foreach (var batch in entries.Where(entry => entry.Text.Before is not null).GroupBy(entry => entry.Text.By))
        {
            await scribe.SendAsync(cast.ReaderOf(batch.Key), [.. batch.Select(entry => Mark(entry, "entry.amend", BodyOf(entry, entry.Text.Text, IdOf(entry), 1)))], cancellationToken);
        }

        var marks = entries.Where(entry => entry.Text.Pin).Select(entry => (entry, "entry.pin"))
            .Concat(entries.Where(entry => entry.Text.Highlight).Select(entry => (entry, "entry.highlight")));
        await scribe.SendAsync(
            cast.ReaderOf(DemoCast.Organiser),
            [.. marks.Select(mark => Mark(mark.entry, mark.Item2, new { target = IdOf(mark.entry) }))],
            cancellationToken);

        OperationItem Mark(Timed entry, string kind, object body)
        {
            var at = Earlier(entry.At.AddMinutes(entry.Text.Late + 3), until);
            return DemoScribe.Operation(day.Id(at, $"{kind} {entry.Name}"), kind, at, at, body);
        }
    }

    private Task CommentAsync(DemoComment text, Guid id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var parent = text.Answers is { } answered ? known[answered] : (Guid?)null;
        if (text.Key is { } key)
        {
            known.Add(key, id);
        }

        var operation = DemoScribe.Operation(id, "comment.post", at, at, new { about = known[text.About], parent, text = text.Text });
        return scribe.SendAsync(cast.ReaderOf(text.By), [operation], cancellationToken);
    }

    private async Task TakePhotoAsync(Timed entry, CancellationToken cancellationToken)
    {
        if (await IsKeptAsync(IdOf(entry), cancellationToken))
        {
            return;
        }

        var arrival = new MediaArrival(PhotoOf(entry), day.EventId, day.Zone, cast.Of(entry.Text.By).Id);
        var picture = await ArrivedFile.OfAsync(Pictures.Scene.Draw(entry.Text.Picture!), scope.GetRequiredService<FileStore>(), cancellationToken);
        _ = (await scope.GetRequiredService<ReceivePhoto>().ReceiveAsync(arrival, picture, cancellationToken)).Value;
    }

    private object BodyOf(Timed entry, string text, Guid? target = null, int basedOn = 0)
    {
        var content = entry.Text;
        var who = content.Who is null ? null : speakers.TryGetValue(content.Who, out var speaker)
            ? new WhoInput(speaker, null, null)
            : new WhoInput(null, null, content.Who);
        return new
        {
            session = content.In is { } session ? known[session] : (Guid?)null,
            entry = content.Kind,
            text,
            title = content.Title,
            saidBy = content.Kind == EntryKind.Quote ? who : null,
            owner = content.Kind == EntryKind.Action ? who : null,
            url = content.Url,
            due = content.Due is { } days ? DateOnly.FromDateTime(day.Origin).AddDays(days) : (DateOnly?)null,
            file = content.Picture is null ? (Guid?)null : PhotoOf(entry),
            alt = content.Alt,
            target,
            basedOn,
        };
    }

    private Guid IdOf(Timed entry) => day.Id(entry.At, entry.Name);

    private Guid PhotoOf(Timed entry) => day.Id(entry.At, $"photo of {entry.Name}");

    private Task<bool> IsKeptAsync(Guid operation, CancellationToken cancellationToken) =>
        db.Activities.AnyAsync(activity => activity.Id == operation, cancellationToken);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private sealed record Timed(DemoEntry Text, DateTimeOffset At, string Name);
}
