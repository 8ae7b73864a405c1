using Rapport.Features.Notes.Passages;
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

    /// <summary>What the note says by now, and who wrote it; null where there is no such note, or nothing in it.</summary>
    public sealed record Read(IReadOnlyList<Passage> Passages, TaskCompletionSource<NoteDraft?> Answer) : NoteAsk;

    /// <summary>What it said is written down.</summary>
    public sealed record WrittenDown(NoteDraft Draft) : NoteAsk;
}
