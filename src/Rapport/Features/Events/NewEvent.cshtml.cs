using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>An organiser adds an event to a space.</summary>
[AllowAnonymous]
public sealed class NewEventModel(Places places, Callers callers, RapportDb db, Acts acts, IEnumerable<IStartFrom> parts) : PlacePage(places, callers)
{
    [BindProperty]
    public EventForm Form { get; set; } = new();

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public Visibility? Visibility { get; set; }

    /// <summary>The event to start from; null for none.</summary>
    [BindProperty]
    public Guid? From { get; set; }

    [BindProperty]
    public Guid? FormId { get; set; }

    /// <summary>What is kept of it.</summary>
    [BindProperty]
    public List<string> Keep { get; set; } = [];

    /// <summary>What there is to start from, the latest first.</summary>
    public IReadOnlyList<(Guid Id, string Title)> Past { get; private set; } = [];

    public IEnumerable<IStartFrom> Parts => parts;

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    /// <param name="from">The event to start from; the latest without.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task OnGetAsync(Guid? from, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        From = Past.Select(row => (Guid?)row.Id).FirstOrDefault(id => id == from) ?? Past.Select(row => (Guid?)row.Id).FirstOrDefault();
        Keep = [.. parts.Select(part => part.Name)];
        var last = await db.Events.AsNoTracking().SingleOrDefaultAsync(row => row.Id == From, cancellationToken);
        Visibility = last is null
            ? await db.Spaces.Where(row => row.Id == Place.Space.Id).Select(row => row.NewEventsFor).SingleAsync(cancellationToken)
            : await db.Subjects.Where(row => row.Id == last.Id).Select(row => row.OwnVisibility).SingleAsync(cancellationToken);
        Form = new() { Zone = last?.Zone ?? "Europe/London", Venue = last?.Venue ?? "" };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var days = Form.Days();
        var outcome = days.IsRefused ? days.Problem : await acts.RunAsync(
            (AddEvent act, CancellationToken token) => act.RunAsync(Input(days.Value), token), cancellationToken);
        if (!outcome.IsRefused)
        {
            return Redirect($"/{Place.Space.Slug}/{outcome.Value.Slug}{(From is null ? "" : "/start")}");
        }

        await ReadAsync(cancellationToken);
        return Refused(outcome.Problem);
    }

    private AddEventInput Input((DateOnly From, DateOnly To) days) => new(Place.Space.Id, Form.Title ?? "", days.From, days.To, Form.Zone ?? "")
    {
        Summary = Form.Summary ?? "",
        Venue = Form.Venue ?? "",
        Slug = Address,
        Visibility = Visibility,
        MakerId = Reader.PersonId,
        FormId = FormId,
        FromId = From,
        Keep = Keep,
    };

    private async Task ReadAsync(CancellationToken cancellationToken) =>
        Past = (await db.Events.Where(row => row.SpaceId == Place.Space.Id).OrderByDescending(row => row.StartsOn).ThenByDescending(row => row.Id)
            .Select(row => new { row.Id, row.Title }).Take(PeopleModel.Limit).ToListAsync(cancellationToken)).ConvertAll(row => (row.Id, row.Title));
}
