using Rapport.Features.Notes.Passages;
using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.States;
using Rapport.Shared;

namespace Rapport.Features.Notes.Rooms;

/// <summary>What this node has of a note: its document, beside the log in the database to which it writes first.</summary>
internal sealed class NoteCopy(Guid noteId, NoteRoomTools tools, NoteCompany company)
{
    private readonly RecentWriters writers = new(tools.Time);

    /// <summary>Null where it was not read yet, or is not to be trusted any more.</summary>
    public LoadedNote? Held { get; private set; }

    /// <summary>How long words have been waiting to be written down; null where none are.</summary>
    public TimeSpan? Waiting => writers.Waiting;

    /// <summary>Null where there is no such note.</summary>
    public async Task<LoadedNote?> ReadAsync() => Held ??= await tools.Log.LoadAsync(noteId, CancellationToken.None);

    /// <summary>The document may be ahead of the log: what is not in the log must not count as known.</summary>
    public void Forget() => Held = null;

    /// <summary>Takes what others have logged, and tells of it.</summary>
    public async Task LookAsync()
    {
        if (Held is not { } note)
        {
            return;
        }

        var wasLocked = note.IsLocked;
        var rows = await tools.Log.CatchUpAsync(noteId, note, CancellationToken.None);
        if (rows is null)
        {
            Held = null;
            writers.Clear();
            company.BeginAnew(await ReadAsync());
            return;
        }

        foreach (var row in rows)
        {
            company.Hear(row.Number, row.Bytes);
        }

        if (wasLocked != note.IsLocked)
        {
            company.Locked(note.IsLocked);
        }
    }

    /// <summary>What it says by now; null where there is no such note, or nothing in it: its page begins with the template.</summary>
    public async Task<NoteDraft?> DraftAsync(IReadOnlyList<Passage> passages)
    {
        if (await ReadAsync() is not { Head: > 0 } note)
        {
            writers.Clear();
            return null;
        }

        var state = note.Head - note.KeptUpTo >= KeepNoteState.Every && note.State() is { } bytes ? new NoteState(noteId, note.Generation, note.Head, note.Size, bytes) : null;
        return new(NoteReading.Of(note, passages), writers.People, state);
    }

    public void WrittenDown(NoteDraft draft)
    {
        if (Held is not { } note || note.Generation != draft.Reading.Generation)
        {
            return;
        }

        writers.WrittenDown(draft.Reading.UpTo);
        note.KeptUpTo = Math.Max(note.KeptUpTo, draft.State?.UpTo ?? 0);
    }

    /// <summary>Writes what is in the document into the log, and tells the others.</summary>
    /// <returns>Null when all of it is in the log.</returns>
    public async Task<Problem?> AppendAsync(IReadOnlyList<NoteAsk.Write> taken)
    {
        var updates = taken.Select(write => (write.Member.Access.Caller.PersonId, write.Update.Bytes)).ToList();
        var generation = Held!.Generation;
        while (Held is { } note && note.Generation == generation)
        {
            if (await tools.Appends.RunAsync(new(noteId, note.Generation, note.Head, updates)))
            {
                Logged(note, taken);
                return null;
            }

            // Another node was first, or it was locked, or begun anew.
            await LookAsync();
            if (Held?.IsLocked == true)
            {
                // What was put into the document is not in the log.
                Forget();
                return NoteProblems.Locked;
            }
        }

        return NoteProblems.GenerationOver;
    }

    private void Logged(LoadedNote note, IReadOnlyList<NoteAsk.Write> taken)
    {
        var (first, fullness) = (note.Head + 1, tools.Judge.FullnessOf(note));
        company.Hear(first, taken);
        foreach (var (write, number) in taken.Select((write, place) => (write, first + place)))
        {
            note.Logged(number, write.Update.Bytes.Length);
            writers.Add(write.Member.Access.Caller.PersonId, number);
        }

        if (tools.Judge.FullnessOf(note) > fullness)
        {
            company.Filled(note.Size);
        }
    }
}
