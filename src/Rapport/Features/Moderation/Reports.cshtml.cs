using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>What readers have reported and nobody has looked at yet, the oldest first.</summary>
[AllowAnonymous]
public sealed class ReportsModel(Places places, Callers callers, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    private const int Limit = 100;

    private const int ReportLimit = 5000;

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    protected override bool IsFor(Reader reader) => reader.IsEditor;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid subject, CancellationToken cancellationToken)
    {
        var outcome = await acts.RunAsync((DismissReports act, CancellationToken token) => act.RunAsync(subject, Place, token), cancellationToken);
        if (!outcome.IsRefused)
        {
            return Redirect($"{Place.Address}/reports");
        }

        await ReadAsync(cancellationToken);
        return Refused(outcome.Problem);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var people = db.People;
        // By thing and not by report, so that many about one keep no other out of sight.
        var open = db.OpenReports(Event.Id).Join(db.Subjects.KnownTo(Reader), report => report.SubjectId, subject => subject.Id, (report, subject) => new { report, subject });
        var things = await open.GroupBy(row => row.subject.Id).OrderBy(thing => thing.Min(row => row.report.At)).Select(thing => thing.Key).Take(Limit).ToArrayAsync(cancellationToken);
        var rows = await open.Where(row => things.Contains(row.subject.Id))
            .OrderBy(row => row.report.At).ThenBy(row => row.report.Id).Take(ReportLimit)
            .Select(row => new
            {
                row.subject.Id,
                row.subject.Kind,
                row.subject.Title,
                row.subject.Address,
                row.report.Reason,
                row.report.At,
                By = people.Where(person => person.Id == row.report.ReporterId).Select(person => person.Name).SingleOrDefault(),
            }).ToListAsync(cancellationToken);
        Lines = [.. rows.GroupBy(row => row.Id).Select(group => new Line(
            group.Key, group.First().Kind, group.First().Title, group.First().Address,
            [.. group.Select(row => $"{Event.Zone.ToWall(row.At):d MMMM, HH:mm}, {row.By ?? "a visitor"}: {row.Reason}")]))];
    }

    public sealed record Line(Guid Id, string Kind, string Title, string Address, IReadOnlyList<string> Reports);
}
