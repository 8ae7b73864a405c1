using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Start;

/// <summary>What an event took over from the one that it started from, and what comes next.</summary>
[AllowAnonymous]
public sealed class StartPageModel(Places places, Callers callers, RapportDb db, IEnumerable<IStartFrom> parts) : PlacePage(places, callers)
{
    private readonly Places ground = places;

    public string FromTitle { get; private set; } = "";

    public string FromAddress { get; private set; } = "";

    public IReadOnlyList<(string Title, string Words, string Path)> Taken { get; private set; } = [];

    public IReadOnlyList<(string Title, string Path)> Left { get; private set; } = [];

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var origin = await db.EventOrigins.AsNoTracking().SingleOrDefaultAsync(row => row.EventId == Event.Id, cancellationToken);
        if (origin is null)
        {
            return NotFound();
        }

        // Who organises this event alone may know nothing of the one before.
        if (await ground.FindEventAsync(origin.FromId, Caller, cancellationToken) is { Event: { } from } place)
        {
            (FromTitle, FromAddress) = (from.Title, place.Address);
        }

        var taken = origin.Lines.ToDictionary(line => line.Name, line => line.Words);
        Taken = [.. parts.Where(part => taken.ContainsKey(part.Name)).Select(part => (part.Title, taken[part.Name], part.Path))];
        Left = [.. parts.Where(part => !taken.ContainsKey(part.Name)).Select(part => (part.Title, part.Path))];
        return Page();
    }
}
