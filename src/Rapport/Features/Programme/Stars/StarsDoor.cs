using Microsoft.AspNetCore.Http.HttpResults;
using Rapport.Features.Accounts;
using Rapport.Features.Events;

namespace Rapport.Features.Programme.Stars;

/// <summary>One's own stars for the script of a shared page, which itself carries nothing personal.</summary>
internal static class StarsDoor
{
    public static async Task<Results<Ok<HashSet<Guid>>, NotFound>> SendAsync(
        string space, string @event, HttpContext context, Places places, Callers callers, StarReader stars)
    {
        context.Response.Headers.CacheControl = "no-store";
        var caller = await callers.OfAsync(context);
        return caller is not null && await places.FindAsync(space, @event, caller, context.RequestAborted) is { Event: { } view } place
            ? TypedResults.Ok(await stars.OfAsync(view.Id, place.Reader, context.RequestAborted))
            : TypedResults.NotFound();
    }
}
