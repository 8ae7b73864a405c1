using Rapport.Features.Notes.Wire;
using Rapport.Shared;

namespace Rapport.Features.Notes.Rooms;

/// <summary>What a room is asked to do; it does one after the other.</summary>
internal abstract record NoteAsk
{
    private NoteAsk()
    {
    }

    public sealed record Join(INoteMember Member, Heard.Open Open) : NoteAsk;

    public sealed record Write(INoteMember Member, Heard.Update Update) : NoteAsk;

    public sealed record Tell(INoteMember Member, Heard.Presence Presence) : NoteAsk;

    public sealed record Leave(INoteMember Member) : NoteAsk;

    /// <summary>Something may have been written or changed by another node or page.</summary>
    public sealed record Look : NoteAsk;

    /// <summary>What somebody may do here has changed; refused, they may not be here any more.</summary>
    public sealed record Allow(INoteMember Member, Outcome<NoteAccess> Access) : NoteAsk;

    /// <summary>Time to write down what it says by now.</summary>
    public sealed record Project : NoteAsk;
}
