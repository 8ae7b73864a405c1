using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme.Import;
using Rapport.Formats.Glossaries;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>What a chosen table would change, and the button that does it.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
public sealed class GlossaryImportPreviewModel(Places places, Callers callers, ImportFiles files, Glossaries glossaries, Acts acts) : PlacePage(places, callers)
{
    public GlossaryPlan Plan { get; private set; } = null!;

    public string Address => $"/{Place.Space.Slug}/glossary";

    private string Kept => (string)RouteData.Values["file"]!;

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() is { } rows ? await ShowAsync(rows) : Gone();

    public async Task<IActionResult> OnPostAsync(string? hash)
    {
        if (await ReadAsync() is not { } rows)
        {
            return Gone();
        }

        var outcome = await acts.RunAsync((ImportGlossary act, CancellationToken token) => act.RunAsync(
            new(Place.Space.Id, rows, hash ?? "", Reader.PersonId), token), HttpContext.RequestAborted);
        if (!outcome.IsRefused)
        {
            files.Forget(Kept);
            return Redirect(Address);
        }

        await ShowAsync(rows);
        return Refused(outcome.Problem);
    }

    private async Task<IReadOnlyList<GlossaryRow>?> ReadAsync() =>
        await files.ReadAsync(Kept, HttpContext.RequestAborted) is { } content ? GlossaryCsv.Read(content).Rows : null;

    private async Task<PageResult> ShowAsync(IReadOnlyList<GlossaryRow> rows)
    {
        var known = await glossaries.OfAsync(Place.Space.Id, Reader.Audience, HttpContext.RequestAborted);
        Plan = GlossaryPlan.For(rows, known.Terms.Select(term => term.Words));
        Problem ??= Plan.Wrong;
        return Page();
    }

    private RedirectResult Gone() => Redirect($"{Address}/import?gone=1");
}
