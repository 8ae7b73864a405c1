using Rapport.Features.Notes.Wire;
using Rapport.Shared;

namespace Rapport.Features.Notes.Rooms;

/// <summary>What becomes of an update.</summary>
internal readonly record struct Verdict
{
    /// <summary>All of it is there already.</summary>
    public static Verdict Known => default;

    /// <summary>It builds on something that is not there.</summary>
    public static readonly Verdict Gap = new() { IsGap = true };

    /// <summary>It is in the document, and has to go into the log.</summary>
    public static readonly Verdict New = new() { IsNew = true };

    /// <summary>It cannot stand in a document, which shows only when it was tried: the document is of no further use.</summary>
    public static readonly Verdict Spoilt = new() { Problem = NoteProblems.Malformed, IsSpoilt = true };

    /// <summary>The same, because to find its place took too much work.</summary>
    public static readonly Verdict Costly = new() { Problem = NoteProblems.Costly, IsSpoilt = true };

    public bool IsSpoilt { get; private init; }

    public bool IsGap { get; private init; }

    public bool IsNew { get; private init; }

    public Problem? Problem { get; private init; }

    /// <summary>Seconds after which it may come once more.</summary>
    public int? Again { get; private init; }

    /// <param name="note">As it is now; needed unless it is refused.</param>
    public byte[] Say(long token, LoadedNote? note) =>
        Problem is { } problem ? Said.Refused(token, problem, Again)
        : IsGap ? Said.Resend(token, note!.Document.StateVector.Write())
        : Said.Kept(token, note!.Head);

    public static Verdict Refused(Problem problem, int? again = null) => new() { Problem = problem, Again = again };
}
