using Rapport.Features.Notes.Wire;
using Rapport.Shared;

namespace Rapport.Features.Notes.Rooms;

/// <summary>Who is in the conversation about one note, and under which clients.</summary>
internal sealed class NoteCompany
{
    private readonly Dictionary<INoteMember, IReadOnlyList<long>> present = [];
    private readonly Dictionary<long, string> presence = [];
    private volatile INoteMember[] members = [];

    /// <summary>Those who stay. To be read by anybody.</summary>
    public IReadOnlyList<INoteMember> Members => members;

    public bool IsEmpty => members.Length == 0;

    public IReadOnlyList<PersonView> People =>
        [.. present.SelectMany(one => one.Value.Select(client => new PersonView(client, one.Key.Access.Caller.PersonId, one.Key.Access.Caller.Name))).OrderBy(person => person.Client)];

    public bool Has(INoteMember member) => present.ContainsKey(member);

    /// <summary>The clients under which somebody writes; none where they are not here.</summary>
    public IReadOnlyList<long> ClientsOf(INoteMember member) => present.GetValueOrDefault(member) ?? [];

    /// <summary>Whether somebody else here writes under one of them.</summary>
    public bool AreOthers(IReadOnlyList<long> clients, Guid person) =>
        present.Any(one => one.Key.Access.Caller.PersonId != person && one.Value.Any(clients.Contains));

    public void Enter(INoteMember member, IReadOnlyList<long> clients)
    {
        present[member] = clients;
        members = [.. present.Keys.Where(one => one.Stays)];
    }

    /// <summary>Says to the others who came, and to who came where they are: nothing goes before the welcome.</summary>
    public void Introduce(INoteMember member)
    {
        if (!member.Stays)
        {
            return;
        }

        SayAll(Said.Changed(new { people = People }), member);
        foreach (var (client, json) in presence)
        {
            member.Say(Said.Presence(client, json));
        }
    }

    public void Leave(INoteMember member)
    {
        if (!present.Remove(member, out var clients))
        {
            return;
        }

        foreach (var client in clients.Where(client => presence.Remove(client)))
        {
            SayAll(Said.Presence(client, ""), member);
        }

        if (member.Stays)
        {
            members = [.. present.Keys.Where(one => one.Stays)];
            SayAll(Said.Changed(new { people = People }), null);
        }
    }

    public void Tell(INoteMember member, Heard.Presence said)
    {
        if (!ClientsOf(member).Contains(said.Client))
        {
            return;
        }

        presence[said.Client] = said.Json;
        if (said.Json.Length == 0)
        {
            presence.Remove(said.Client);
        }

        SayAll(Said.Presence(said.Client, said.Json), member);
    }

    public void Hear(long number, byte[] update) => SayAll(Said.Update(number, update), null);

    /// <summary>Tells each of them at once all that the others wrote: it then goes out together.</summary>
    /// <param name="first">The number of the first one.</param>
    public void Hear(long first, IReadOnlyList<NoteAsk.Write> written)
    {
        var messages = members.Length > 0 ? written.Select((write, place) => (write.Member, Message: Said.Update(first + place, write.Update.Bytes))).ToList() : [];
        foreach (var member in members)
        {
            foreach (var (writer, message) in messages)
            {
                if (member != writer)
                {
                    member.Say(message);
                }
            }
        }
    }

    public void Locked(bool isLocked)
    {
        foreach (var member in members)
        {
            member.Say(Said.Changed(new { isLocked, mayWrite = member.Access.MayWrite && !isLocked }));
        }
    }

    /// <summary>The document was begun anew, or is gone: whoever is here has to come again.</summary>
    public void BeginAnew(LoadedNote? note)
    {
        foreach (var member in present.Keys.ToList())
        {
            member.Say(note is null ? Said.Refused(0, NoteProblems.Unknown) : Said.Changed(new { generation = note.Generation }));
            member.End();
            Leave(member);
        }
    }

    /// <param name="access">What somebody may do by now; refused where they may not be here any more.</param>
    public void Allow(INoteMember member, Outcome<NoteAccess> access, bool isLocked)
    {
        if (!present.ContainsKey(member))
        {
            return;
        }

        if (access.IsRefused)
        {
            SendAway(member, access.Problem);
            return;
        }

        member.Access = access.Value;
        member.Say(Said.Changed(new { mayWrite = member.Access.MayWrite && !isLocked }));
    }

    public void SendAway(INoteMember member, Problem problem)
    {
        TurnAway(member, problem);
        Leave(member);
    }

    /// <summary>Ends a conversation that has not begun.</summary>
    public static void TurnAway(INoteMember member, Problem problem)
    {
        member.Say(Said.Refused(0, problem));
        member.End();
    }

    public void Filled(long used) => SayAll(Said.Changed(new { used }), null);

    public void End()
    {
        foreach (var member in members)
        {
            member.End();
        }
    }

    private void SayAll(byte[] message, INoteMember? butNot)
    {
        foreach (var member in members)
        {
            if (member != butNot)
            {
                member.Say(message);
            }
        }
    }
}
