using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>Following an event live, as far as the reader may see it.</summary>
internal static class FollowDoor
{
    public static async Task StreamAsync(
        Guid @event, [FromServices] LiveDoor door, [FromServices] Places places, [FromServices] Callers callers, HttpContext context)
    {
        if (await places.FindEventAsync(@event, await callers.OfAsync(context), context.RequestAborted) is not { } place)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await door.StreamAsync(context, @event, place.Reader.Audience, After(context.Request), AgainAsync);

        // A role that was taken, or a sign-in that was ended meanwhile, ends the line as well.
        async ValueTask<Audience> AgainAsync() =>
            (await places.FindEventAsync(@event, await callers.OfAsync(context), context.RequestAborted))?.Reader.Audience ?? Audience.Public;
    }

    public static async Task PollAsync(
        Guid @event, long number, [FromServices] LiveDoor door, [FromServices] Places places, [FromServices] Callers callers, HttpContext context)
    {
        if (await places.FindEventAsync(@event, await callers.OfAsync(context), context.RequestAborted) is not { } place)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await door.PollAsync(context, @event, place.Reader.Audience, number);
    }

    // A browser that reconnects by itself says the last id it saw; the page's own number is the start.
    private static long After(HttpRequest request) =>
        Number(request.Headers["Last-Event-ID"]) ?? Number(request.Query["after"]) ?? 0;

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
