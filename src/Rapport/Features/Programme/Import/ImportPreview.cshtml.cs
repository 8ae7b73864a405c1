using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Formats.Schedules;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Import;

/// <summary>What a chosen file would change, and the button that does it.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
public sealed class ImportPreviewModel(Places places, Callers callers, ImportFiles files, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    private Schedule schedule = null!;

    public string Kept => (string)RouteData.Values["file"]!;

    public string Source { get; private set; } = "";

    public ImportPlan Plan { get; private set; } = null!;

    /// <summary>The sources that the programme has been brought in from before.</summary>
    public IReadOnlyList<string> KnownSources { get; private set; } = [];

    public string? Refusal { get; private set; }

    public string FormatName => schedule.FormatName;

    public IReadOnlyList<string> Remarks => [.. schedule.Warnings, .. ImportRemarks.Of(schedule, Event)];

    public IReadOnlyList<ImportRow> Rows => [.. ImportRow.Of(Plan)];

    /// <summary>Whether somebody said that these are other sessions than those from the sources that are here.</summary>
    public bool AreOthers { get; private set; }

    public bool IsNewSource => KnownSources.Count > 0 && !KnownSources.Contains(Source);

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task<IActionResult> OnGetAsync() =>
        await TryReadAsync(Request.Query["same"] is [{ Length: > 0 } same] ? same : Request.Query["source"]) ? await ShowAsync(new Dictionary<string, string>()) : Gone();

    public async Task<IActionResult> OnPostAsync()
    {
        var cancelled = HttpContext.RequestAborted;
        var form = await Request.ReadFormAsync(cancelled);
        if (!await TryReadAsync(form["source"]))
        {
            return Gone();
        }

        AreOthers = form.ContainsKey("others");
        var answers = form.Where(field => field.Key.StartsWith('q')).ToDictionary(field => field.Key, field => field.Value.ToString());
        if (!AreOthers && (await SourcesAsync(cancelled)) is { Count: > 0 } known && !known.Contains(Source))
        {
            (Refusal, Response.StatusCode) = ("Please say first whether this is a programme that is here already.", StatusCodes.Status422UnprocessableEntity);
            return await ShowAsync(answers);
        }

        var input = new ImportInput(Event.Id, Source, schedule, form["hash"].ToString(), Reader.PersonId) { Answers = answers };
        var outcome = await acts.RunAsync((ImportProgramme act, CancellationToken token) => act.RunAsync(input, token), cancelled);
        if (outcome.IsRefused)
        {
            Refusal = form.ContainsKey("answering") && outcome.Problem == ImportProgramme.Changed ? null : outcome.Problem.Sentence;
            Response.StatusCode = Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(answers);
        }

        files.Forget(Kept);
        return Redirect($"{Place.Address}/programme");
    }

    private async Task<bool> TryReadAsync(string? source)
    {
        var content = await files.ReadAsync(Kept, HttpContext.RequestAborted);
        if (content is null || ScheduleReader.Read(content, null, IncomingProgramme.Limits).Schedule is not { } read)
        {
            return false;
        }

        schedule = read;
        Source = IncomingProgramme.Line(source, Session.SourceLimit) is { Length: > 0 } given ? given : IncomingProgramme.Line(read.SourceName, Session.SourceLimit);
        return true;
    }

    private async Task<PageResult> ShowAsync(Dictionary<string, string> answers)
    {
        var cancelled = HttpContext.RequestAborted;
        KnownSources = await SourcesAsync(cancelled);
        AreOthers |= Request.Query["same"] is [""];
        var present = await PresentProgramme.ReadAsync(db, Event.Id, Source, cancelled);
        Plan = ImportPlan.For(schedule, present, Event.Zone, answers);
        return Page();
    }

    private Task<List<string>> SourcesAsync(CancellationToken cancellationToken) =>
        db.Sessions.Where(session => session.EventId == Event.Id && session.Source != null)
            .Select(session => session.Source!).Distinct().Order().ToListAsync(cancellationToken);

    private RedirectResult Gone() => Redirect($"{Place.Address}/import?gone=1");
}
