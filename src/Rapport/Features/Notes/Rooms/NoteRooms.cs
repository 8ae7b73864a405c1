using System.Collections.Concurrent;
using Rapport.Platform.Data;

namespace Rapport.Features.Notes.Rooms;

/// <summary>
/// The notes that somebody has to do with on this node. It looks when another node rings, and now and then without, whether
/// something was written there.
/// </summary>
internal sealed partial class NoteRooms(NoteRoomTools tools, NoteDoorkeeper doorkeeper, NoteHeads heads, Doorbell doorbell, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(400);

    /// <summary>Where rings come, a look is only for one that was lost: then too, what others wrote is here within a second.</summary>
    private static readonly TimeSpan LookBesideBell = TimeSpan.FromMilliseconds(800);

    private static readonly TimeSpan RightsEvery = TimeSpan.FromSeconds(3);

    /// <summary>So long a room stays open for whoever comes back.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Guid, NoteRoom> rooms = new();

    // Touched by the one loop alone.
    private readonly Dictionary<Guid, long> idle = [];

    /// <summary>Hands over what is asked to the room of a note, which is opened for it where need be.</summary>
    public void Ask(Guid noteId, NoteAsk ask)
    {
        while (!rooms.GetOrAdd(noteId, id => new(id, tools)).Ask(ask))
        {
            // It closed at this moment: the next one is another.
            rooms.TryRemove(noteId, out _);
        }
    }

    /// <summary>The notes whose words have been waiting for so long to be written down, the longest waiting first.</summary>
    public IReadOnlyList<Guid> Waiting(TimeSpan atLeast) =>
        [.. rooms.Select(room => (room.Key, For: room.Value.Waiting)).Where(one => one.For >= atLeast).OrderByDescending(one => one.For).Select(one => one.Key)];

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        doorbell.OnRung(rung =>
        {
            if (rung.Kind == Note.SubjectKind && rooms.TryGetValue(rung.Id, out var room) && !room.IsIdle)
            {
                room.Ask(new NoteAsk.Look());
            }
        });
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // What they were asked before this is in the log when the database goes away.
        await Task.WhenAll(rooms.Values.Select(room => room.CloseAsync())).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (asked, looked) = (time.GetTimestamp(), time.GetTimestamp());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Tick, time, stoppingToken);
                CloseIdle();
                if (!doorbell.ReachesHere || time.GetElapsedTime(looked) >= LookBesideBell)
                {
                    looked = time.GetTimestamp();
                    await LookAsync(stoppingToken);
                }

                if (time.GetElapsedTime(asked) >= RightsEvery)
                {
                    asked = time.GetTimestamp();
                    await AskRightsAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Log.NotLooked(tools.Logger, failure);
            }
        }
    }

    /// <summary>One question for all notes that are open here.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var open = rooms.Where(room => !room.Value.IsIdle).ToDictionary();
        if (open.Count == 0)
        {
            return;
        }

        var now = await heads.OfAsync([.. open.Keys], cancellationToken);
        foreach (var note in now.Where(note => open[note.Id].Differs(note.Generation, note.Head, note.IsLocked)))
        {
            open[note.Id].Ask(new NoteAsk.Look());
        }
    }

    /// <summary>Who writes by HTTP comes back every few seconds: a document is not read anew for each of them.</summary>
    private void CloseIdle()
    {
        foreach (var (id, room) in rooms)
        {
            if (!room.IsIdle)
            {
                idle.Remove(id);
            }
            else if (!idle.TryGetValue(id, out var since))
            {
                idle[id] = time.GetTimestamp();
            }
            else if (time.GetElapsedTime(since) >= Rest && room.CloseIfIdle())
            {
                idle.Remove(id);
                rooms.TryRemove(new(id, room));
            }
        }
    }

    /// <summary>Whoever was sent away, or signed out, does not stay in the conversation.</summary>
    private async Task AskRightsAsync(CancellationToken cancellationToken)
    {
        var present = rooms.Values.SelectMany(room => room.Members.Select(member => (Room: room, Member: member))).ToList();
        var now = await doorkeeper.AgainAsync([.. present.Select(one => one.Member.Access)], cancellationToken);
        foreach (var ((room, member), access) in present.Zip(now).Where(one => one.Second.IsRefused || one.Second.Value.MayWrite != one.First.Member.Access.MayWrite))
        {
            room.Ask(new NoteAsk.Allow(member, access));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The notes that are open could not be looked at; the next look comes soon.")]
        public static partial void NotLooked(ILogger logger, Exception failure);
    }
}
