using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Formats.Schedules;
using Rapport.Platform.Data;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Programme.Import;

/// <summary>Choosing a programme file. The form is read by hand, after it is known who sends it.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
[ReadsOwnForm]
public sealed class ImportStartModel(Places places, Callers callers, ImportFiles files, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    /// <summary>What is wrong with the file, or with the event, in one sentence.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The sources that sessions stand here from, with how many.</summary>
    public IReadOnlyList<(string Name, int Sessions)> Sources { get; private set; } = [];

    /// <summary>What was taken out a moment ago; null where nothing was.</summary>
    public string? Done { get; private set; }

    public bool IsSealed => Event.Phase == Phase.Sealed;

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    /// <param name="removed">How many sessions were taken out a moment ago.</param>
    /// <param name="cancelled">How many were cancelled instead.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public Task OnGetAsync(int? removed, int? cancelled, CancellationToken cancellationToken)
    {
        Done = removed is null ? null
            : $"{(removed == 1 ? "1 session was" : $"{removed} sessions were")} taken out.{(cancelled > 0 ? $" {cancelled} cancelled, since somebody wrote there, starred it or was told of it." : "")}";
        Refusal = IsSealed ? ImportProgramme.Sealed.Sentence
            : Request.Query.ContainsKey("gone") ? "That file is no longer kept here. Please choose it again."
            : null;
        return ReadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostOutAsync(CancellationToken cancellationToken)
    {
        var source = Request.HasFormContentType ? (await Request.ReadFormAsync(cancellationToken))["source"].ToString() : "";
        var outcome = await acts.RunAsync(
            (RemoveSessions act, CancellationToken token) => act.RunAsync(new RemoveSourceInput(Event.Id, source, Reader.PersonId), token), cancellationToken);
        return outcome.IsRefused
            ? await RefusedAsync(outcome.Problem.Sentence)
            : Redirect($"{Place.Address}/import?removed={outcome.Value.Removed}&cancelled={outcome.Value.Cancelled}");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var upload = await ImportUpload.ReadAsync(HttpContext, HttpContext.RequestAborted);
        if (upload.IsRefused)
        {
            return await RefusedAsync(upload.Problem.Sentence);
        }

        var (content, fileName, source) = upload.Value;
        var reading = ScheduleReader.Read(content, fileName, IncomingProgramme.Limits);
        if (reading.IsRefused)
        {
            return await RefusedAsync(reading.Refusal.Sentence);
        }

        var name = await files.KeepAsync(content, HttpContext.RequestAborted);
        source = source.Length > 0 ? source : IncomingProgramme.Line(reading.Schedule.SourceName, Session.SourceLimit);
        return Redirect($"{Place.Address}/import/{name}?source={Uri.EscapeDataString(source)}");
    }

    private async Task ReadAsync(CancellationToken cancellationToken) =>
        Sources = (await db.Sessions.Where(session => session.EventId == Event.Id && session.Source != null).GroupBy(session => session.Source!)
            .Select(group => new { group.Key, Count = group.Count() }).OrderBy(group => group.Key).ToListAsync(cancellationToken)).ConvertAll(group => (group.Key, group.Count));

    private async Task<IActionResult> RefusedAsync(string sentence)
    {
        Refusal = sentence;
        await ReadAsync(HttpContext.RequestAborted);
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
