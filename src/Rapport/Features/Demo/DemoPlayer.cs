using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Demo;

/// <summary>Reports from the live event of the demo, a line or an answer every half minute, for as long as the server runs.</summary>
internal sealed partial class DemoPlayer(DemoStage stage, IServiceScopeFactory scopes, TimeProvider time, ILogger<DemoPlayer> logger) : BackgroundService
{
    private const int ShortestPause = 20;
    private const int LongestPause = 40;

    private Guid? last;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!stage.IsOpen)
        {
            return;
        }

        var script = DemoTexts.Read<List<DemoLine>>("script");
        for (var turn = await BeginAsync(script.Count, stoppingToken); ; turn++)
        {
            await Task.Delay(TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(ShortestPause, LongestPause + 1)), time, stoppingToken);
            try
            {
                await SayAsync(script[turn % script.Count], stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException or InvalidOperationException)
            {
                Log.NotSaid(logger, failure);
            }
        }
    }

    // A server that was stopped and started goes on with the script, as far as the stream tells.
    private async Task<int> BeginAsync(int length, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var cast = await DemoCast.GatherAsync(db, scope.ServiceProvider.GetRequiredService<Acts>(), cancellationToken);
        var ids = cast.People.Select(person => person.Id).ToList();
        var recent = time.GetUtcNow() - TimeSpan.FromDays(2);
        return await db.Entries.CountAsync(entry => ids.Contains(entry.AuthorId) && entry.ReceivedAt > recent, cancellationToken) % length;
    }

    internal async Task SayAsync(DemoLine line, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var acts = scope.ServiceProvider.GetRequiredService<Acts>();
        var cast = await DemoCast.GatherAsync(db, acts, cancellationToken);
        var now = time.GetUtcNow();
        if (await SessionAsync(db, cast, line.Room, now, cancellationToken) is not { } session)
        {
            return;
        }

        var ground = await db.Subjects.AsNoTracking().SingleAsync(subject => subject.Id == session.EventId, cancellationToken);
        var id = Ids.New(time);
        var operation = line.Kind is { } kind
            ? DemoScribe.Operation(id, "entry.post", now, now, BodyOf(line, kind, session))
            : DemoScribe.Operation(id, "comment.post", now, now, new { about = last ?? session.Id, text = line.Text });
        await new DemoScribe(acts, ground).SendAsync(cast.ReaderOf(line.By), [operation], cancellationToken);
        last = line.Kind is null ? last : id;
        if (line.Highlight && last is { } marked)
        {
            var mark = DemoScribe.Operation(Ids.New(time), "entry.highlight", now, now, new { target = marked });
            await new DemoScribe(acts, ground).SendAsync(cast.ReaderOf(DemoCast.Organiser), [mark], cancellationToken);
        }
    }

    private object BodyOf(DemoLine line, EntryKind kind, Session session)
    {
        var who = line.Who is { } name ? new WhoInput(null, null, name) : null;
        return new
        {
            session = line.Room is null ? (Guid?)null : session.Id,
            entry = kind,
            text = line.Text,
            title = line.Title,
            url = line.Url,
            saidBy = kind == EntryKind.Quote ? who : null,
            owner = kind == EntryKind.Action ? who : null,
            due = kind == EntryKind.Action ? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(14) : (DateOnly?)null,
        };
    }

    /// <summary>What is on now in a room of the demo; any room for a line of the event's own.</summary>
    private static async Task<Session?> SessionAsync(RapportDb db, DemoCast cast, string? room, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var organiser = cast.Of(DemoCast.Organiser).Id;
        return await (
            from session in db.Sessions.AsNoTracking()
            join subject in db.Subjects on session.EventId equals subject.Id
            join held in db.Rooms on session.RoomId equals (Guid?)held.Id
            where subject.AuthorId == organiser && session.StartsAt <= now && session.EndsAt > now && (room == null || held.Name == room)
            orderby held.Position
            select session).FirstOrDefaultAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A line of the demo's script could not be said.")]
        public static partial void NotSaid(ILogger logger, Exception failure);
    }
}

/// <summary>One line of the script: an entry, or without a kind a comment on the entry before.</summary>
internal sealed record DemoLine(string By, string Text)
{
    public EntryKind? Kind { get; init; }
    public string? Room { get; init; }
    public string? Who { get; init; }
    public string? Title { get; init; }
    public string? Url { get; init; }
    public bool Highlight { get; init; }
}
