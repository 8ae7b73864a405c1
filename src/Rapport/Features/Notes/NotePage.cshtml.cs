using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Notes.Export;
using Rapport.Features.Notes.Passages;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes;

/// <summary>A note at its own address: to be read, and by who captures here to be written together.</summary>
[AllowAnonymous]
public sealed class NotePageModel(Places places, Callers callers, NoteReader notes, NoteFiles files, Acts acts) : PlacePage(places, callers)
{
    public NoteView View { get; private set; } = null!;

    public long LiveAt { get; private set; }

    /// <summary>Also of a final note something can be made.</summary>
    public bool MayUse => Reader.MayCapture && Event.Phase != Phase.Sealed;

    public bool MayWrite => MayUse && !View.IsLocked;

    /// <summary>What it begins with; nothing once something is written.</summary>
    public SafeHtml Starter { get; private set; }

    /// <summary>Whether somebody has just taken words out of it.</summary>
    public bool IsRedacted => Reader.IsEditor && Request.Query.ContainsKey("redacted");

    /// <summary>The photos of the session that can be put in.</summary>
    public IReadOnlyList<PhotoShown> Photos { get; private set; } = [];

    /// <summary>Who reads what is made of its words, where nobody chooses.</summary>
    public Visibility NewEntriesFor => Place.Event!.NewEntriesFor == Visibility.Public ? Visibility.Public : Visibilities.Narrowest(Place.Event.NewEntriesFor, View.Around);

    public IReadOnlyList<PassageView> Passages { get; private set; } = [];

    public bool MayLock => MayWrite;

    public bool MayReopen => Reader.IsEditor && View.IsLocked && Event.Phase != Phase.Sealed;

    public bool MayShare => Reader.IsSignedIn && (Reader.IsEditor || View.StartedById == Reader.PersonId);

    public async Task<IActionResult> OnGetAsync(string session, Guid note, CancellationToken cancellationToken) =>
        await LoadAsync(session, note, cancellationToken) ? Page() : NotFound();

    /// <summary>The note as a file, for whoever may read it.</summary>
    public async Task<IActionResult> OnGetFileAsync(string session, Guid note, string? kind, CancellationToken cancellationToken) =>
        await LoadAsync(session, note, cancellationToken) && await files.MakeAsync(View, kind ??= "md", cancellationToken) is var (bytes, type)
            ? File(bytes, type, $"{session}-{(View.Title.Length > 0 ? Slug.From(View.Title) : "notes")}.{kind}")
            : NotFound();

    public Task<IActionResult> OnPostLockAsync(string session, Guid note, CancellationToken cancellationToken) =>
        DoAsync<LockNote>(session, note, (act, token) => act.LockAsync(note, Place.ForActs(), token), cancellationToken);

    public Task<IActionResult> OnPostReopenAsync(string session, Guid note, CancellationToken cancellationToken) =>
        DoAsync<LockNote>(session, note, (act, token) => act.UnlockAsync(note, Place.ForActs(), token), cancellationToken);

    public Task<IActionResult> OnPostShareAsync(string session, Guid note, Visibility? readers, CancellationToken cancellationToken) =>
        DoAsync<SetNoteVisibility>(session, note, (act, token) => act.RunAsync(note, readers, Place.ForActs(), token), cancellationToken);

    public Task<IActionResult> OnPostResolveAsync(string session, Guid note, Guid passage, CancellationToken cancellationToken) =>
        DoAsync<ResolvePassage>(session, note, (act, token) => act.RunAsync(passage, note, Place.ForActs(), token), cancellationToken, $"#of-{passage}");

    public Task<IActionResult> OnPostUnresolveAsync(string session, Guid note, Guid passage, CancellationToken cancellationToken) =>
        DoAsync<ResolvePassage>(session, note, (act, token) => act.ReopenAsync(passage, note, Place.ForActs(), token), cancellationToken, $"#of-{passage}");

    private async Task<IActionResult> DoAsync<TAct>(
        string session, Guid note, Func<TAct, CancellationToken, Task<Outcome<Guid>>> run, CancellationToken cancellationToken, string? then = null)
        where TAct : notnull
    {
        if (Caller is null || !await LoadAsync(session, note, cancellationToken))
        {
            return NotFound();
        }

        var done = await acts.RunAsync(run, cancellationToken);
        return !done.IsRefused ? Redirect(View.Address + then)
            : done.Problem == NoteProblems.Unknown || done.Problem == ResolvePassage.Unknown ? NotFound()
            : Refused(done.Problem);
    }

    private async Task<bool> LoadAsync(string session, Guid note, CancellationToken cancellationToken)
    {
        LiveAt = await notes.LiveAtAsync(Event.Id, cancellationToken);
        if (await notes.FindAsync(note, session, Place, cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        Starter = view.WrittenAt is null && MayWrite ? await notes.StarterAsync(Place.Space.Id, cancellationToken) : SafeHtml.Empty;
        Passages = await notes.PassagesAsync(view, Place, cancellationToken);
        Photos = MayWrite ? await notes.PhotosAsync(view, Reader, cancellationToken) : [];
        return true;
    }
}
