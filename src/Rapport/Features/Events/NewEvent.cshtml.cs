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
public sealed class NewEventModel(Places places, Callers callers, RapportDb db, Acts acts) : PlacePage(places, callers)
{
    [BindProperty]
    public EventForm Form { get; set; } = new();

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public Visibility? Visibility { get; set; }

    public Problem? Problem { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var last = await db.Events.Where(row => row.SpaceId == Place.Space.Id).OrderByDescending(row => row.StartsOn).FirstOrDefaultAsync(cancellationToken);
        Visibility = await db.Spaces.Where(row => row.Id == Place.Space.Id).Select(row => row.NewEventsFor).SingleAsync(cancellationToken);
        Form = new() { Zone = last?.Zone ?? "Europe/London", Venue = last?.Venue ?? "" };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var days = Form.Days();
        var outcome = days.IsRefused ? days.Problem : await acts.RunAsync(
            (AddEvent act, CancellationToken token) => act.RunAsync(Input(days.Value), token), cancellationToken);
        if (!outcome.IsRefused)
        {
            return Redirect($"/{Place.Space.Slug}/{outcome.Value.Slug}");
        }

        Problem = outcome.Problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private AddEventInput Input((DateOnly From, DateOnly To) days) => new(Place.Space.Id, Form.Title ?? "", days.From, days.To, Form.Zone ?? "")
    {
        Summary = Form.Summary ?? "",
        Venue = Form.Venue ?? "",
        Slug = Address,
        Visibility = Visibility,
        MakerId = Reader.PersonId,
    };
}
