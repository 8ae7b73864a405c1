using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Platform.Settings;
using Rapport.Shared;

namespace Rapport.Features.Programme.Stars;

/// <summary>What somebody does with their own programme, from the page to the acts.</summary>
public sealed class MineDesk(RapportDb db, Acts acts, SiteAddress site)
{
    public Task<Outcome<bool>> StarAsync(SetStarInput input, CancellationToken cancellationToken) =>
        acts.RunAsync((SetStar act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);

    /// <returns>The address, whole, to be shown once.</returns>
    public async Task<Uri> CalendarAsync(HttpContext context, Place place, CancellationToken cancellationToken)
    {
        var key = await acts.RunAsync((RenewCalendarKey act, CancellationToken token) => act.RunAsync(place.Reader.PersonId!.Value, token), cancellationToken);
        return new Uri(site.Of(context.Request), $"{place.Address}/programme/mine/{key}.ics");
    }

    public Task<bool> HasCalendarAsync(Reader reader, CancellationToken cancellationToken) =>
        db.CalendarKeys.AnyAsync(key => key.PersonId == reader.PersonId, cancellationToken);
}
