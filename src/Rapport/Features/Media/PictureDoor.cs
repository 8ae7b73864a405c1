using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
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
            ? PictureAnswer.Of(context, file, $"{id:N}-{size}")
            : TypedResults.NotFound();
    }

    public static async Task<Results<FileStreamHttpResult, NotFound>> ShowOriginalAsync(
        Guid id, HttpContext context, [FromServices] Photos photos, [FromServices] Callers callers, [FromServices] FileStore store)
    {
        var photo = await photos.OwnAsync(id, await callers.OfAsync(context), context.RequestAborted);
        return photo is not null && store.Open(photo.OriginalKey) is { } file
            ? PictureAnswer.Of(context, file, $"{id:N}-original", photo.ContentType, "private, no-cache")
            : TypedResults.NotFound();
    }
}
