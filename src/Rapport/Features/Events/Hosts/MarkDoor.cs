using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Platform.Images;

namespace Rapport.Features.Events.Hosts;

/// <summary>The mark of a host or sponsor, for whoever may see the event.</summary>
internal static class MarkDoor
{
    public static async Task<Results<FileStreamHttpResult, NotFound>> ShowAsync(
        Guid host, HttpContext context, [FromServices] RapportDb db, [FromServices] Places places, [FromServices] Callers callers, [FromServices] FileStore store)
    {
        var mark = await db.EventHosts.Where(row => row.Id == host && row.MarkKey != null)
            .Select(row => new { row.EventId, Key = row.MarkKey! }).SingleOrDefaultAsync(context.RequestAborted);
        return mark is not null
            && await places.FindEventAsync(mark.EventId, await callers.OfAsync(context), context.RequestAborted) is not null
            && store.Open(mark.Key) is { } file
            ? PictureAnswer.Of(context, file, $"{host:N}-{mark.Key[..8]}")
            : TypedResults.NotFound();
    }
}
