using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>Says whose the clients of a device are, before anything is written under them.</summary>
public sealed class TakeClients(RapportDb db)
{
    /// <returns>True; refused where one of them is somebody else's.</returns>
    public async Task<Outcome<bool>> RunAsync(Guid noteId, IReadOnlyList<long> clients, Guid personId, CancellationToken cancellationToken)
    {
        var known = await db.NoteClients.Where(client => client.NoteId == noteId && clients.Contains(client.Client))
            .ToDictionaryAsync(client => client.Client, client => client.PersonId, cancellationToken);
        if (known.Values.Any(owner => owner != personId))
        {
            return NoteProblems.ClientTaken;
        }

        db.AddRange(clients.Where(client => !known.ContainsKey(client)).Select(client => new NoteClient(noteId, client, personId)));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
