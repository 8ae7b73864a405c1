using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Notes.Projection;
using Rapport.Features.Notes.Rooms;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Redaction;

/// <summary>Where an editor takes words out of a note for good: first it shows where they stand.</summary>
[AllowAnonymous]
public sealed class RedactPageModel(Places places, Callers callers, NoteReader notes, NoteLog log, Acts acts) : PlacePage(places, callers)
{
    public NoteView View { get; private set; } = null!;

    public string Words { get; private set; } = "";

    /// <summary>The lines in which the words stand; null before they were looked for.</summary>
    public IReadOnlyList<string>? Found { get; private set; }

    /// <summary>How many words beside the text hold them: addresses of links, descriptions of pictures.</summary>
    public bool IsElsewhere { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsEditor;

    public async Task<IActionResult> OnGetAsync(string session, Guid note, CancellationToken cancellationToken) =>
        await LoadAsync(session, note, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostFindAsync(string session, Guid note, string? words, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(session, note, cancellationToken) || await log.LoadAsync(note, cancellationToken) is not { } held)
        {
            return NotFound();
        }

        Words = words ?? "";
        var wanted = RedactedWords.Of(words);
        if (wanted.IsRefused)
        {
            return Refused(wanted.Problem);
        }

        var lines = NotePlain.Of(held.Document.Words).Split('\n');
        Found = [.. lines.Where(line => wanted.Value.Any(one => line.Contains(one, StringComparison.OrdinalIgnoreCase)))];
        IsElsewhere = Found.Count == 0 && wanted.Value.Any(one => held.Document.Holding(NoteRoot.Name, one).Count > 0);
        return Found.Count == 0 && !IsElsewhere ? Refused(RedactedWords.NotThere) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string session, Guid note, string? words, CancellationToken cancellationToken)
    {
        if (Caller is null || !await LoadAsync(session, note, cancellationToken))
        {
            return NotFound();
        }

        Words = words ?? "";
        var gone = await acts.RunAsync((RedactNote act, CancellationToken token) => act.RunAsync(note, words, Place.ForActs(), token), cancellationToken);
        return !gone.IsRefused ? Redirect($"{View.Address}?redacted=1")
            : gone.Problem == NoteProblems.Unknown ? NotFound()
            : Refused(gone.Problem);
    }

    private async Task<bool> LoadAsync(string session, Guid note, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(note, session, Place, cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
