using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme.Import;
using Rapport.Formats.Glossaries;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>Choosing a table of terms. The form is read by hand, after it is known who sends it.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
[ReadsOwnForm]
public sealed class GlossaryImportModel(Places places, Callers callers, ImportFiles files) : PlacePage(places, callers)
{
    /// <summary>What is wrong with the file, in one sentence.</summary>
    public string? Refusal { get; private set; }

    public string Address => $"/{Place.Space.Slug}/glossary";

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public void OnGet() => Refusal = Request.Query.ContainsKey("gone") ? "That file is no longer kept here. Please choose it again." : null;

    public async Task<IActionResult> OnPostAsync()
    {
        var upload = await ImportUpload.ReadAsync(HttpContext, HttpContext.RequestAborted);
        if (upload.IsRefused)
        {
            return Refused((upload.Problem == ImportUpload.TooLarge ? GlossaryProblems.TooLarge : upload.Problem).Sentence);
        }

        var reading = GlossaryCsv.Read(upload.Value.Content);
        if (reading.IsRefused)
        {
            return Refused(reading.Refusal.Sentence);
        }

        return Redirect($"{Address}/import/{await files.KeepAsync(upload.Value.Content, HttpContext.RequestAborted)}");
    }

    private IActionResult Refused(string sentence)
    {
        Refusal = sentence;
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
