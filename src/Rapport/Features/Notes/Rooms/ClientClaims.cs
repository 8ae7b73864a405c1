using Rapport.Shared;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Under which clients somebody may write: they are theirs while they are here, and for ever once something was written under them.</summary>
internal sealed class ClientClaims(Guid noteId, NoteRoomTools tools, NoteCompany company)
{
    /// <summary>Whether one of them is another's.</summary>
    public async Task<bool> AreOthersAsync(LoadedNote note, List<long> clients, Guid person)
    {
        if (clients.FindAll(client => note.WriterOf(client) is null) is { Count: > 0 } unknown)
        {
            await tools.Log.LookUpAsync(noteId, note, unknown, CancellationToken.None);
        }

        return clients.Exists(client => note.WriterOf(client) is { } writer && writer != person) || company.AreOthers(clients, person);
    }

    /// <summary>
    /// Says whose the clients are under which somebody now writes for the first time, before it is in the log. One that writes
    /// nothing leaves no row.
    /// </summary>
    /// <returns>Null where all are theirs.</returns>
    public async Task<Problem?> TakeAsync(NoteCopy copy, IEnumerable<INoteMember> writers)
    {
        foreach (var member in writers)
        {
            var (note, person) = (copy.Held!, member.Access.Caller.PersonId);
            var clients = company.ClientsOf(member).Where(client => note.WriterOf(client) is null && note.Document.ClockOf(client) > 0).ToList();
            if (clients.Count > 0 && (await tools.Acts.RunAsync((TakeClients act, CancellationToken token) => act.RunAsync(noteId, clients, person, token), CancellationToken.None)).IsRefused)
            {
                // On another node somebody else was first. The document holds words that will not be in the log.
                copy.Forget();
                company.SendAway(member, NoteProblems.ClientTaken);
                return NoteProblems.TryLater;
            }

            clients.ForEach(client => note.Belongs(client, person));
        }

        return null;
    }
}
