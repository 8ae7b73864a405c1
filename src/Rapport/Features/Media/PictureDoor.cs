using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Platform.Files;
using Rapport.Platform.Images;

namespace Rapport.Features.Media;

/// <summary>
/// Pictures as pages show them, and the original for its sender. A browser keeps them and asks each time, so that a
/// picture that was taken away is gone at once, and one whose original followed is the better one.
/// </summary>
internal static class PictureDoor
{
    private const int MarkLength = 8;

    public static async Task<Results<FileStreamHttpResult, NotFound>> ShowAsync(
        Guid id, string size, HttpContext context, [FromServices] Photos photos, [FromServices] Callers callers, [FromServices] FileStore store)
    {
        var caller = await callers.OfAsync(context);
        var found = await OpenAsync(() => photos.FindAsync(id, caller, context.RequestAborted));
        if (found is null)
        {
            // Another node may have put other files in their place.
            photos.Forget(id);
            found = await OpenAsync(() => photos.FindAsync(id, caller, context.RequestAborted));
        }

        return found is var (key, file) ? PictureAnswer.Of(context, file, Mark(id, size, key)) : TypedResults.NotFound();

        async Task<(string Key, FileStream File)?> OpenAsync(Func<ValueTask<PhotoView?>> find) =>
            await find() is { } photo && photo.KeyOf(size) is { } key && store.Open(key) is { } file ? (key, file) : null;
    }

    public static async Task<Results<FileStreamHttpResult, NotFound>> ShowOriginalAsync(
        Guid id, HttpContext context, [FromServices] Photos photos, [FromServices] Callers callers, [FromServices] FileStore store)
    {
        photos.Forget(id);
        var photo = await photos.OwnAsync(id, await callers.OfAsync(context), context.RequestAborted);
        return photo is not null && store.Open(photo.OriginalKey) is { } file
            ? PictureAnswer.Of(context, file, $"{id:N}-original", photo.ContentType, "private, no-cache")
            : TypedResults.NotFound();
    }

    // The beginning of the name tells one picture from the one that replaces it, and opens neither.
    private static string Mark(Guid id, string size, string key) => $"{id:N}-{size}-{key[..MarkLength]}";
}
