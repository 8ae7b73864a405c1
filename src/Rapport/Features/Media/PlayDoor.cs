using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rapport.Features.Accounts;
using Rapport.Platform.Files;

namespace Rapport.Features.Media;

/// <summary>
/// The published copy of a recording, whole or in the ranges that a player asks for. A browser keeps it and asks each time,
/// so that one that was taken away is gone at once.
/// </summary>
internal static class PlayDoor
{
    private const int TagLength = 8;

    public static async Task<Results<FileStreamHttpResult, NotFound>> PlayAsync(
        Guid id, HttpContext context, [FromServices] Photos photos, [FromServices] Callers callers, [FromServices] FileStore store)
    {
        var found = await photos.FindAsync(id, await callers.OfAsync(context), context.RequestAborted);
        if (found is not { PlayKey.Length: > 0 } recording || store.Open(recording.PlayKey) is not { } file)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Vary = HeaderNames.Cookie;
        // Another copy may come later under the same address, and parts of two must not be joined.
        var tag = new EntityTagHeaderValue($"\"{id:N}-{recording.PlayKey[..TagLength]}\"");
        return TypedResults.Stream(file, recording.PlayType, entityTag: tag, enableRangeProcessing: true);
    }
}
