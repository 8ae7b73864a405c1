using System.Threading.Channels;
using Rapport.Features.Notes.Wire;

namespace Rapport.Features.Notes.Rooms;

/// <summary>
/// One note, as long as somebody has to do with it on this node. One loop does what is asked, one thing after the other: it
/// writes to the log, and only then says so and tells the others. Any node may have a room of the same note; the log orders.
/// </summary>
internal sealed partial class NoteRoom
{
    /// <summary>Updates in one act: enough to share a commit, few enough not to keep the first one waiting.</summary>
    private const int Together = 200;

    /// <summary>How long nobody looks at what somebody sends whose update made it necessary to load the document again.</summary>
    private const int Pause = 10;

    private readonly Channel<NoteAsk> asks = Channel.CreateUnbounded<NoteAsk>();
    private readonly NoteCompany company = new();
    private readonly Lock gate = new();
    private readonly Guid noteId;
    private readonly NoteRoomTools tools;
    private readonly NoteCopy copy;
    private readonly ClientClaims claims;
    private readonly NoteArrivals arrivals;
    private readonly Dictionary<Guid, long> costly = [];
    private volatile bool isBusy;
    private Task? serving;

    public NoteRoom(Guid noteId, NoteRoomTools tools)
    {
        (this.noteId, this.tools, copy, claims) = (noteId, tools, new(noteId, tools, company), new(noteId, tools, company));
        arrivals = new(noteId, tools, copy, claims, company);
    }

    /// <summary>Whether nobody is here and nothing is left to write down.</summary>
    public bool IsIdle => company.IsEmpty && !isBusy && copy.Waiting is null && asks.Reader.Count == 0;

    /// <summary>Whether the database says something else than this node knows. Where it knows nothing there is nobody to tell.</summary>
    public bool Differs(int generation, long head, bool isLocked) => copy.Held is { } note && (note.Generation, note.IsLocked, note.Head < head) != (generation, isLocked, false);

    /// <summary>How long words have been waiting to be written down; null where none are.</summary>
    public TimeSpan? Waiting => copy.Waiting;

    public IReadOnlyList<INoteMember> Members => company.Members;

    /// <returns>False where the room is closed.</returns>
    public bool Ask(NoteAsk ask)
    {
        lock (gate)
        {
            serving ??= Task.Run(ServeAsync);
            return asks.Writer.TryWrite(ask);
        }
    }

    /// <summary>Does what it was asked, and ends.</summary>
    public Task CloseAsync()
    {
        lock (gate)
        {
            asks.Writer.TryComplete();
            return serving ?? Task.CompletedTask;
        }
    }

    /// <summary>Closes it where nobody is here; whoever asks at the same moment is either before it, or finds it closed.</summary>
    public bool CloseIfIdle()
    {
        lock (gate)
        {
            return IsIdle && asks.Writer.TryComplete();
        }
    }

    private async Task ServeAsync()
    {
        while (await asks.Reader.WaitToReadAsync())
        {
            isBusy = true;
            for (var group = Next(); group.Count > 0;)
            {
                try
                {
                    await ServeAsync(group);
                }
                catch (Exception failure)
                {
                    // What is left of the group is done: somebody waits for each.
                    copy.Forget();
                    Logged.Failed(tools.Logger, failure, noteId);
                    await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
                }
            }

            isBusy = false;
        }

        company.End();
    }

    private Queue<NoteAsk> Next()
    {
        var group = new Queue<NoteAsk>();
        while (group.Count < Together && asks.Reader.TryRead(out var ask))
        {
            group.Enqueue(ask);
        }

        return group;
    }

    private async Task ServeAsync(Queue<NoteAsk> group)
    {
        var writes = new List<NoteAsk.Write>();
        while (group.TryPeek(out var ask))
        {
            if (ask is NoteAsk.Write write)
            {
                writes.Add(write);
                group.Dequeue();
                continue;
            }

            await WriteAsync(writes);
            group.Dequeue();
            await DoAsync(ask);
        }

        await WriteAsync(writes);
    }

    private async Task DoAsync(NoteAsk ask)
    {
        switch (ask)
        {
            case NoteAsk.Join join:
                await JoinAsync(join);
                break;
            case NoteAsk.Leave leave:
                company.Leave(leave.Member);
                leave.Member.End();
                break;
            case NoteAsk.Tell tell:
                company.Tell(tell.Member, tell.Presence);
                break;
            case NoteAsk.Allow allow:
                company.Allow(allow.Member, allow.Access, copy.Held?.IsLocked ?? false);
                break;
            case NoteAsk.Look:
                await copy.LookAsync();
                break;
            case NoteAsk.Read read:
                await ReadAsync(read);
                break;
            case NoteAsk.WrittenDown written:
                copy.WrittenDown(written.Draft);
                break;
        }
    }

    private async Task ReadAsync(NoteAsk.Read read)
    {
        try
        {
            read.Answer.TrySetResult(await copy.DraftAsync(read.Passages));
        }
        catch (Exception failure)
        {
            read.Answer.TrySetException(failure);
        }
    }

    private async Task JoinAsync(NoteAsk.Join join)
    {
        try
        {
            await arrivals.WelcomeAsync(join.Member, join.Open);
        }
        catch (Exception)
        {
            // It comes again, as after any line that broke.
            join.Member.End();
            throw;
        }
    }

    /// <summary>All of it in one act. Nobody hears that something is kept before it is, not even of what came twice.</summary>
    private async Task WriteAsync(List<NoteAsk.Write> writes)
    {
        if (writes.Count == 0)
        {
            return;
        }

        try
        {
            var judged = await JudgeAsync(writes);
            var taken = judged.Where(one => one.Verdict.IsNew).Select(one => one.Write).ToList();
            var refusal = taken.Count > 0 ? await claims.TakeAsync(copy, taken.Select(write => write.Member).Distinct()) ?? await copy.AppendAsync(taken) : null;
            foreach (var (write, verdict) in judged)
            {
                var answer = refusal is null || verdict.Problem is not null ? verdict : Verdict.Refused(refusal, refusal == NoteProblems.TryLater ? 1 : null);
                write.Member.Say(answer.Say(write.Update.Token, copy.Held));
            }
        }
        catch (Exception)
        {
            writes.ForEach(write => write.Member.Say(Said.Refused(write.Update.Token, NoteProblems.TryLater, again: 2)));
            throw;
        }

        writes.Clear();
    }

    private async Task<List<(NoteAsk.Write Write, Verdict Verdict)>> JudgeAsync(List<NoteAsk.Write> writes)
    {
        var note = await copy.ReadAsync();
        var judged = writes.ConvertAll(write => (write, note is null || !company.Has(write.Member) ? Verdict.Refused(NoteProblems.Unknown)
            : IsPaused(write.Member) ? Verdict.Refused(NoteProblems.TooMuch, Pause)
            : tools.Judge.Of(note, write, company.ClientsOf(write.Member))));
        var spoilt = judged.FindIndex(one => one.Item2.IsSpoilt);
        if (spoilt < 0)
        {
            return judged;
        }

        if (judged[spoilt].Item2.Problem == NoteProblems.Costly)
        {
            costly[judged[spoilt].write.Member.Access.Caller.PersonId] = tools.Time.GetTimestamp();
        }

        // The others were judged by a document that is not to be trusted: they come once more.
        copy.Forget();
        return [.. judged.Select((one, place) => place == spoilt || (place < spoilt && one.Item2.Problem is not null) ? one : (one.write, Verdict.Refused(NoteProblems.TryLater, again: 1)))];
    }

    private bool IsPaused(INoteMember member) =>
        costly.TryGetValue(member.Access.Caller.PersonId, out var since) && tools.Time.GetElapsedTime(since) < TimeSpan.FromSeconds(Pause);

    private static partial class Logged
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What was asked of note {Note} could not be done; devices send it again.")]
        public static partial void Failed(ILogger logger, Exception failure, Guid note);
    }
}
