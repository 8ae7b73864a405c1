using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notes.Templates;

/// <summary>What new notes of a space begin with.</summary>
[AllowAnonymous]
public sealed class TemplatePageModel(Places places, Callers callers, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    public string Text { get; private set; } = "";

    public bool IsKept { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Text = await db.TemplateOfAsync(Place.Space.Id, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? text, CancellationToken cancellationToken)
    {
        Text = text ?? "";
        if (Reader.PersonId is not { } writer)
        {
            return NotFound();
        }

        var written = await acts.RunAsync((WriteTemplate act, CancellationToken token) => act.RunAsync(Place.Space.Id, text, writer, token), cancellationToken);
        IsKept = !written.IsRefused;
        return written.IsRefused ? Refused(written.Problem) : Page();
    }
}
