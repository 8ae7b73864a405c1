using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>The team adds a term, changes one, or takes it out.</summary>
[AllowAnonymous]
public sealed class TermEditModel(Places places, Callers callers, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    private const int SpareSenses = 2;

    [BindProperty]
    public TermEditInput Input { get; set; } = new();

    /// <summary>Null for a new one.</summary>
    public string? Slug { get; private set; }

    public string Address => $"/{Place.Space.Slug}/glossary";

    public IReadOnlyList<Sense> Rows => [.. Input.Senses.Concat(Enumerable.Repeat(new Sense("", ""), SpareSenses)).Take(TermWords.MostSenses)];

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public async Task<IActionResult> OnGetAsync(string? term, string? name, CancellationToken cancellationToken)
    {
        if (term is null)
        {
            Input = new() { Name = name };
            return Page();
        }

        if (await FindAsync(term, cancellationToken) is not { } held)
        {
            return NotFound();
        }

        Slug = term;
        Input = new()
        {
            Name = held.Words.Name,
            Aliases = held.Words.AliasLines,
            Expansion = [.. held.Words.Senses.Select(sense => sense.Expansion)],
            Definition = [.. held.Words.Senses.Select(sense => sense.Definition)],
            BasedOn = held.Revision,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? term, CancellationToken cancellationToken)
    {
        Slug = term;
        var outcome = await acts.RunAsync((SaveTerm act, CancellationToken token) => act.RunAsync(
            new(Place.Space.Id, term, Input.BasedOn, Input.Words, Reader.PersonId), token), cancellationToken);
        return outcome.IsRefused ? await RefuseAsync(outcome.Problem, cancellationToken) : Redirect(outcome.Value);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? term, CancellationToken cancellationToken)
    {
        Slug = term;
        var outcome = await acts.RunAsync((RemoveTerm act, CancellationToken token) => act.RunAsync(
            new(Place.Space.Id, term ?? "", Reader.PersonId), token), cancellationToken);
        return outcome.IsRefused ? NotFound() : Redirect(Address);
    }

    private async Task<IActionResult> RefuseAsync(Problem problem, CancellationToken cancellationToken)
    {
        if (problem == GlossaryProblems.Unknown)
        {
            return NotFound();
        }

        if (problem == GlossaryProblems.Changed && Slug is not null && await FindAsync(Slug, cancellationToken) is { } held)
        {
            Input = Input with { BasedOn = held.Revision };
            ModelState.Clear();
        }

        return Refused(problem);
    }

    private Task<Term?> FindAsync(string slug, CancellationToken cancellationToken) =>
        db.Terms.Where(row => row.SpaceId == Place.Space.Id && row.Slug == slug)
            .Join(db.Subjects.VisibleTo(Reader), row => row.Id, subject => subject.Id, (row, _) => row)
            .SingleOrDefaultAsync(cancellationToken);
}
