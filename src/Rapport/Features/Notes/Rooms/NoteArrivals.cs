using Rapport.Features.Notes.Wire;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Whoever comes into the room of a note: who may, and what they have to be told before anything else.</summary>
internal sealed class NoteArrivals(Guid noteId, NoteRoomTools tools, NoteCopy copy, ClientClaims claims, NoteCompany company)
{
    /// <summary>So many updates are sent as they came.</summary>
    private const int OneByOne = 100;

    /// <summary>In, with all that they lack; or away, with the reason.</summary>
    public async Task WelcomeAsync(INoteMember member, Heard.Open open)
    {
        await copy.LookAsync();
        if (await copy.ReadAsync() is not { } note)
        {
            NoteCompany.TurnAway(member, NoteProblems.Unknown);
            return;
        }

        if (open.Generation > 0 && open.Generation != note.Generation)
        {
            NoteCompany.TurnAway(member, NoteProblems.GenerationOver);
            return;
        }

        var clients = open.Clients.Where(client => client != NoteClient.Template).Distinct().ToList();
        var person = member.Access.Caller.PersonId;
        if (await claims.AreOthersAsync(note, clients, person))
        {
            NoteCompany.TurnAway(member, NoteProblems.ClientTaken);
            return;
        }

        company.Enter(member, clients);
        member.Say(Said.Welcome(ViewOf(note, member)));
        await BringAsync(member, note, open.Generation == note.Generation ? open.After : 0);
        company.Introduce(member);
    }

    /// <summary>What somebody lacks: a few updates one by one, many of them put together.</summary>
    private async Task BringAsync(INoteMember member, LoadedNote note, long after)
    {
        if (note.Head - after > OneByOne && note.State() is { } state)
        {
            member.Say(Said.State(note.Head, state));
            return;
        }

        foreach (var row in after < note.Head ? await tools.Log.AfterAsync(noteId, note.Generation, after, CancellationToken.None) : [])
        {
            member.Say(Said.Update(row.Number, row.Bytes));
        }
    }

    private WelcomeView ViewOf(LoadedNote note, INoteMember member) => new(
        note.Generation, note.Head, Convert.ToBase64String(note.Document.StateVector.Write()), member.Access.MayWrite && !note.IsLocked, note.IsLocked,
        tools.Judge.LimitsOf(note), company.People);
}
