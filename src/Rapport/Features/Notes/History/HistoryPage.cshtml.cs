using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Notes.Projection;
using Rapport.Shared;

namespace Rapport.Features.Notes.History;

/// <summary>Who wrote in a note when; two of its versions side by side. For those who write in it: drafts belong to their writers.</summary>
[AllowAnonymous]
public sealed class HistoryPageModel(Places places, Callers callers, NoteReader notes, NoteHistory history) : PlacePage(places, callers)
{
    public NoteView View { get; private set; } = null!;

    public IReadOnlyList<NoteVersion> Versions { get; private set; } = [];

    /// <summary>The version that is looked at; null for the list alone.</summary>
    public long? At { get; private set; }

    public SafeHtml Words { get; private set; }

    /// <summary>What became otherwise since the version before it.</summary>
    public IReadOnlyList<ChangedLine> Changes { get; private set; } = [];

    public bool MayRestore => !View.IsLocked && Event.Phase != Phase.Sealed;

    public string Clock(DateTimeOffset at) => Event.Zone.ToWall(at).ToString("d MMMM, HH:mm");

    protected override bool IsFor(Reader reader) => reader.MayCapture;

    public async Task<IActionResult> OnGetAsync(string session, Guid note, long? at, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(note, session, Place, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        (View, At) = (view, at);
        Versions = await history.VersionsAsync(note, cancellationToken);
        if (at is not { } number)
        {
            return Page();
        }

        if (await history.AtAsync(note, number, cancellationToken) is not { } document)
        {
            return NotFound();
        }

        var before = Versions.FirstOrDefault(version => version.Number < number);
        var earlier = before is null ? null : await history.AtAsync(note, before.Number, cancellationToken);
        Words = NoteHtml.Of(document.Words);
        Changes = Comparison.Of(earlier is null ? "" : NotePlain.Of(earlier.Words), NotePlain.Of(document.Words));
        return Page();
    }
}
