using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>A thread and its form, as everybody of an audience sees them.</summary>
public sealed record ThreadView(Guid About, SafeHtml Comments, Place Place)
{
    /// <summary>Where the form is sent, and where one answers, edits and deletes without script.</summary>
    public string Address => $"{Place.Address}/discuss/{About}";

    /// <summary>True on a page of one reader's own, for browsers that do not say where a form comes from.</summary>
    public bool HasToken { get; init; }

    public bool IsEmpty => Comments.Value.Length == 0;

    /// <summary>An editor has closed it.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whoever waits to be let in writes too, and is held.</summary>
    public bool MayWrite => IsOpen && (Place.Reader.May(Power.Comment) || Place.Reader.IsWaiting);

    public bool IsOpen => !IsClosed && Place.Event!.Phase != Phase.Sealed;
}
