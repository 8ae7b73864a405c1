using Rapport.Shared;

namespace Rapport.Features.Notes.Rooms;

/// <summary>What this node has of a note: its document, beside the log in the database to which it writes first.</summary>
internal sealed class NoteCopy(Guid noteId, NoteRoomTools tools, NoteCompany company)
{
    /// <summary>Who wrote since the text was written down.</summary>
    private readonly HashSet<Guid> wrote = [];

    /// <summary>Null where it was not read yet, or is not to be trusted any more.</summary>
    public HeldNote? Held { get; private set; }

    public bool IsAhead => wrote.Count > 0;

    /// <summary>Null where there is no such note.</summary>
    public async Task<HeldNote?> ReadAsync() => Held ??= await tools.Log.LoadAsync(noteId, CancellationToken.None);

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
            company.BeginAnew(await ReadAsync());
            return;
        }

        foreach (var row in rows)
        {
            company.Hear(row.Number, row.Bytes, null);
        }

        if (wasLocked != note.IsLocked)
        {
            company.Locked(note.IsLocked);
        }
    }

    /// <summary>Writes down what it says by now.</summary>
    public async Task ProjectAsync()
    {
        if (await ReadAsync() is { } note)
        {
            await tools.Projector.RunAsync(noteId, note, [.. wrote]);
            wrote.Clear();
        }
    }

    /// <summary>Writes what is in the document into the log, and tells the others.</summary>
    /// <returns>Null when all of it is in the log.</returns>
    public async Task<Problem?> AppendAsync(IReadOnlyList<NoteAsk.Write> taken)
    {
        var updates = taken.Select(write => (write.Member.Access.Caller.PersonId, write.Update.Bytes)).ToList();
        var generation = Held!.Generation;
        while (Held is { } note && note.Generation == generation)
        {
            var logged = await tools.Acts.RunAsync((AppendUpdates act, CancellationToken token) => act.RunAsync(noteId, note.Generation, note.Head, updates, token), CancellationToken.None);
            if (!logged.IsRefused)
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

    private void Logged(HeldNote note, IReadOnlyList<NoteAsk.Write> taken)
    {
        var (first, fullness) = (note.Head + 1, tools.Judge.FullnessOf(note));
        foreach (var (write, number) in taken.Select((write, place) => (write, first + place)))
        {
            note.Logged(number, write.Update.Bytes.Length);
            company.Hear(number, write.Update.Bytes, write.Member);
            wrote.Add(write.Member.Access.Caller.PersonId);
        }

        if (tools.Judge.FullnessOf(note) > fullness)
        {
            company.Filled(note.Size);
        }
    }
}
