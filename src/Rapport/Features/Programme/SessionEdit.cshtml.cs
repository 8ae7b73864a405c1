using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Editing a session by hand: its fields, who can read it, whether it takes place, and which accounts its speakers have.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
public sealed class SessionEditModel(Places places, Callers callers, EditableSessions sessions, Acts acts) : PlacePage(places, callers)
{
    private readonly Dictionary<string, string> wrongs = [];
    private IReadOnlyList<RoomLine> rooms = [];
    private SessionInput? typed;
    private (bool OffRecord, bool Unattributed)? ruled;

    public EditableSession Session { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Wrongs => wrongs;

    /// <summary>The rules as they are, or as somebody wants them who is asked whether they are sure.</summary>
    public (bool OffRecord, bool Unattributed) Rules => ruled ?? (Session.IsOffRecord, Session.IsUnattributed);

    public bool AsksWhetherSure => Problem?.Code == "record_covered";

    public FormBasis Basis => typed is null
        ? FormBasis.Of(Session.Input.State)
        : FormBasis.After(Problem == FormState.Outdated, typed.State, typed.BasedOn, Session.Input.State);

    public SessionFormView Form => new(typed ?? Session.Input, wrongs, [.. rooms.Select(room => room.Name)])
    {
        BasedOn = Basis.Marker,
        Zone = $"Times are {Event.Zone.PlainName}",
        Format = Session.Format,
    };

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task<IActionResult> OnGetAsync(string session, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(session, cancellationToken))
        {
            var moved = await sessions.FormerAsync(Event.Id, session, Reader, cancellationToken);
            return moved is null ? NotFound() : RedirectPermanent(moved + "/edit");
        }

        Problem = Event.Phase == Phase.Sealed ? ProgrammeProblems.Sealed : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string session, SessionInput input, Guid id, CancellationToken cancellationToken)
    {
        typed = input;
        if (SessionDraft.Read(input, Event, wrongs, await sessions.DayOfAsync(Event.Id, id, cancellationToken)) is { } draft)
        {
            var edited = await acts.RunAsync(
                (EditSession act, CancellationToken token) => act.RunAsync(new(Event.Id, id, Reader, input.BasedOn, input.State, draft), token), cancellationToken);
            if (!edited.IsRefused)
            {
                return Redirect(edited.Value);
            }

            Problem = edited.Problem;
        }

        return await AgainAsync(session, id, cancellationToken);
    }

    public Task<IActionResult> OnPostCancelAsync(string session, Guid id, string? reason, CancellationToken cancellationToken)
    {
        var why = PlainText.Clean(reason ?? "").ReplaceLineEndings(" ").Trim();
        return CancelAsync(session, id, true, why[..Math.Min(why.Length, Programme.Session.ReasonLimit)], cancellationToken);
    }

    public Task<IActionResult> OnPostReinstateAsync(string session, Guid id, CancellationToken cancellationToken) =>
        CancelAsync(session, id, false, "", cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(string session, Guid id, CancellationToken cancellationToken) =>
        ChangeAsync((RemoveSessions act, CancellationToken token) => act.RunAsync(new RemoveSessionInput(Event.Id, id, Reader), token), session, id, cancellationToken);

    public Task<IActionResult> OnPostVisibilityAsync(string session, Guid id, Visibility? visibility, CancellationToken cancellationToken) =>
        ChangeAsync((SetSessionVisibility act, CancellationToken token) => act.RunAsync(new(Event.Id, id, Reader, visibility), token), session, id, cancellationToken);

    public Task<IActionResult> OnPostRulesAsync(string session, Guid id, bool offRecord, bool unattributed, bool sure, CancellationToken cancellationToken)
    {
        ruled = (offRecord, unattributed);
        return ChangeAsync(
            (SetSessionRules act, CancellationToken token) => act.RunAsync(new(Event.Id, id, Reader, offRecord, unattributed) { IsSure = sure }, token), session, id, cancellationToken);
    }

    public async Task<IActionResult> OnPostAccountAsync(string session, Guid id, Guid speaker, string? email, CancellationToken cancellationToken)
    {
        var recognised = await acts.RunAsync(
            (RecogniseSpeaker act, CancellationToken token) => act.RunAsync(new(Event.Id, id, Reader, speaker, email), token), cancellationToken);
        if (!recognised.IsRefused)
        {
            return Redirect(recognised.Value + "/edit#accounts");
        }

        Problem = recognised.Problem;
        return await AgainAsync(session, id, cancellationToken);
    }

    private Task<IActionResult> CancelAsync(string session, Guid id, bool isCancelled, string reason, CancellationToken cancellationToken) =>
        ChangeAsync((CancelSession act, CancellationToken token) => act.RunAsync(new(Event.Id, id, Reader, isCancelled, reason), token), session, id, cancellationToken);

    private async Task<IActionResult> ChangeAsync<TAct>(
        Func<TAct, CancellationToken, Task<Outcome<string>>> change, string session, Guid id, CancellationToken cancellationToken)
        where TAct : notnull
    {
        var changed = await acts.RunAsync(change, cancellationToken);
        if (!changed.IsRefused)
        {
            return Redirect(changed.Value);
        }

        Problem = changed.Problem;
        return await AgainAsync(session, id, cancellationToken);
    }

    // The form names the session by its id, because somebody else may have moved its address meanwhile.
    private async Task<IActionResult> AgainAsync(string session, Guid id, CancellationToken cancellationToken)
    {
        var slug = await sessions.SlugOfAsync(Event.Id, id, cancellationToken) ?? session;
        if (!await LoadAsync(slug, cancellationToken))
        {
            return NotFound();
        }

        return Refused(Problem);
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(Event.Id, slug, Reader, cancellationToken) is not { } found)
        {
            return false;
        }

        Session = found;
        rooms = await sessions.RoomsAsync(Event.Id, cancellationToken);
        return true;
    }
}
