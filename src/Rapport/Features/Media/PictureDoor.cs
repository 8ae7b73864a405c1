using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rapport.Features.Accounts;
using Rapport.Platform.Files;
using Rapport.Platform.Images;

namespace Rapport.Features.Media;

/// <summary>
/// Pictures as pages show them, and the original for its sender. A browser keeps them and asks each time, so that a
/// picture that was taken away is gone at once.
/// </summary>
internal static class PictureDoor
{
    public static async Task<Results<FileStreamHttpResult, NotFound>> ShowAsync(
        Guid id, string size, HttpContext context, [FromServices] Photos photos, [FromServices] Callers callers, [FromServices] FileStore store)
    {
        var photo = await photos.FindAsync(id, await callers.OfAsync(context), context.RequestAborted);
        return photo?.KeyOf(size) is { } key && store.Open(key) is { } file
            ? Answer(context, file, Rendition.ContentType, $"\"{id:N}-{size}\"", "no-cache")
            : TypedResults.NotFound();
    }

    public static async Task<Results<FileStreamHttpResult, NotFound>> ShowOriginalAsync(
        Guid id, HttpContext context, [FromServices] Photos photos, [FromServices] Callers callers, [FromServices] FileStore store)
    {
        var photo = await photos.OwnAsync(id, await callers.OfAsync(context), context.RequestAborted);
        return photo is not null && store.Open(photo.OriginalKey) is { } file
            ? Answer(context, file, photo.ContentType, $"\"{id:N}-original\"", "private, no-cache")
            : TypedResults.NotFound();
    }

    // The renditions of an id never change, so the id is a strong tag; the answer is 304 where the browser has it.
    private static FileStreamHttpResult Answer(HttpContext context, FileStream file, string contentType, string tag, string caching)
    {
        context.Response.Headers.CacheControl = caching;
        context.Response.Headers.Vary = HeaderNames.Cookie;
        return TypedResults.Stream(file, contentType, entityTag: new EntityTagHeaderValue(tag));
    }
}
