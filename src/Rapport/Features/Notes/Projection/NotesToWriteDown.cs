using System.Collections.Concurrent;
using Rapport.Features.Notes.Rooms;
using Rapport.Platform.Jobs;

namespace Rapport.Features.Notes.Projection;

/// <summary>
/// Has the notes of this node written down a moment after somebody wrote in them, the longest waiting first. Few at once:
/// a letter that comes meanwhile waits in the database behind these few and not behind all.
/// </summary>
internal sealed partial class NotesToWriteDown(NoteRooms rooms, NoteHeads heads, WriteDownNote writeDown, TimeProvider time, ILogger<NotesToWriteDown> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    /// <summary>So long the first words wait for more, and what is read elsewhere is still as new as it should be.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    /// <summary>After a start there is other work.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);

    /// <summary>After a failure.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private static readonly ParallelOptions Few = new() { MaxDegreeOfParallelism = 2 };

    private readonly Bell bell = new();
    private readonly ConcurrentDictionary<Guid, bool> wanted = new();

    /// <summary>A note is to be written down at once, though nobody wrote in it.</summary>
    public void Want(Guid noteId)
    {
        wanted[noteId] = true;
        bell.Ring();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(rooms.Waiting(TimeSpan.Zero));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var began = time.GetTimestamp();
        var isBehind = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            await ((Task)bell.WaitAsync(Tick, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (isBehind && time.GetElapsedTime(began) >= Settle)
            {
                isBehind = !await MakeGoodAsync(stoppingToken);
            }

            var asked = wanted.Keys.ToList();
            asked.ForEach(note => wanted.TryRemove(note, out _));
            await WriteAsync([.. asked.Union(rooms.Waiting(Gather))]);
        }
    }

    /// <summary>What was kept before a crash and not written down any more.</summary>
    private async Task<bool> MakeGoodAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var note in await heads.BehindAsync(cancellationToken))
            {
                Want(note);
            }

            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotLooked(logger, failure);
            return false;
        }
    }

    private Task WriteAsync(IReadOnlyList<Guid> notes) => Parallel.ForEachAsync(notes, Few, WriteAsync);

    /// <summary>What was begun is ended, also when the server stops.</summary>
    private async ValueTask WriteAsync(Guid note, CancellationToken cancellationToken)
    {
        try
        {
            await writeDown.RunAsync(note, cancellationToken);
        }
        catch (InvalidDataException failure)
        {
            Log.NotRead(logger, failure, note);
        }
        catch (Exception failure)
        {
            Want(note);
            Log.NotWritten(logger, failure, note);
            await Task.Delay(Rest, TimeProvider.System, CancellationToken.None);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "It could not be seen which notes have to be written down; the next look comes soon.")]
        public static partial void NotLooked(ILogger logger, Exception failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What note {Note} says could not be written down; it is tried again.")]
        public static partial void NotWritten(ILogger logger, Exception failure, Guid note);

        [LoggerMessage(Level = LogLevel.Error, Message = "The log of note {Note} cannot be read: compare it with a backup.")]
        public static partial void NotRead(ILogger logger, Exception failure, Guid note);
    }
}
