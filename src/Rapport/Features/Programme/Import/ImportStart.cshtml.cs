using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Formats.Schedules;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Programme.Import;

/// <summary>Choosing a programme file. The form is read by hand, after it is known who sends it.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
[ReadsOwnForm]
public sealed class ImportStartModel(Places places, Callers callers, ImportFiles files) : PlacePage(places, callers)
{
    /// <summary>What is wrong with the file, or with the event, in one sentence.</summary>
    public string? Refusal { get; private set; }

    public bool IsSealed => Event.Phase == Phase.Sealed;

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public void OnGet()
    {
        Refusal = IsSealed ? ImportProgramme.Sealed.Sentence
            : Request.Query.ContainsKey("gone") ? "That file is no longer kept here. Please choose it again."
            : null;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var upload = await ImportUpload.ReadAsync(HttpContext, HttpContext.RequestAborted);
        if (upload.IsRefused)
        {
            return Refused(upload.Problem.Sentence);
        }

        var (content, fileName, source) = upload.Value;
        var reading = ScheduleReader.Read(content, fileName, IncomingProgramme.Limits);
        if (reading.IsRefused)
        {
            return Refused(reading.Refusal.Sentence);
        }

        var name = await files.KeepAsync(content, HttpContext.RequestAborted);
        source = source.Length > 0 ? source : IncomingProgramme.Line(reading.Schedule.SourceName, Session.SourceLimit);
        return Redirect($"{Place.Address}/import/{name}?source={Uri.EscapeDataString(source)}");
    }

    private IActionResult Refused(string sentence)
    {
        Refusal = sentence;
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
