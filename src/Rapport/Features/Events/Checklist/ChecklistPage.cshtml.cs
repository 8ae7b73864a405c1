using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Checklist;

/// <summary>What has to be done for an event and what was learned, for the team; the next event starts from it.</summary>
[AllowAnonymous]
public sealed class ChecklistPageModel(Places places, Callers callers, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    public IReadOnlyList<ChecklistLineView> Lines { get; private set; } = [];

    /// <summary>What was typed when it was refused.</summary>
    public string Typed { get; private set; } = "";

    public Guid? About { get; private set; }

    public bool MayChange => Reader.IsEditor && Event.Phase != Phase.Sealed;

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? act, Guid? line, string? text, CancellationToken cancellationToken)
    {
        if (!Reader.IsEditor)
        {
            return NotFound();
        }

        var input = new ChecklistInput(Event.Id, Reader.PersonId, line, PlainText.Clean(text ?? "").ReplaceLineEndings(" ").Trim());
        var done = await acts.RunAsync((ChangeChecklist change, CancellationToken token) => RunAsync(change, act, input, token), cancellationToken);
        if (!done.IsRefused)
        {
            return Redirect($"{Place.Address}/checklist");
        }

        (Typed, About) = (input.Text, line);
        await ReadAsync(cancellationToken);
        return Refused(done.Problem);
    }

    private static Task<Outcome<bool>> RunAsync(ChangeChecklist change, string? act, ChecklistInput input, CancellationToken cancellationToken) => act switch
    {
        "say" => change.SayAsync(input, cancellationToken),
        "done" => change.FinishAsync(input, true, cancellationToken),
        "open" => change.FinishAsync(input, false, cancellationToken),
        "earlier" => change.MoveAsync(input, -1, cancellationToken),
        "later" => change.MoveAsync(input, 1, cancellationToken),
        "remove" => change.RemoveAsync(input, cancellationToken),
        _ => change.AddAsync(input, cancellationToken),
    };

    private async Task ReadAsync(CancellationToken cancellationToken) => Lines = await (
        from line in db.ChecklistLines
        where line.EventId == Event.Id
        join person in db.People on line.DoneById equals person.Id into people
        from person in people.DefaultIfEmpty()
        orderby line.Position, line.Id
        select new ChecklistLineView(line.Id, line.Text, line.DoneAt, person.Name)).ToListAsync(cancellationToken);
}
