using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;

namespace Rapport.Features.Record;

/// <summary>
/// What a phone reads when somebody puts the capture page on its home screen: <c>/{space}/{event}/capture.webmanifest</c>
/// (W3C Web Application Manifest, with Web Share Target). An event has its own, and so its own icon to tap.
/// </summary>
internal static class CaptureManifest
{
    private const string ContentType = "application/manifest+json";

    public static async Task<Results<JsonHttpResult<Dictionary<string, object>>, NotFound>> ReadAsync(
        string space, string @event, HttpContext context, [FromServices] Places places, [FromServices] Callers callers)
    {
        var place = await places.FindAsync(space, @event, await callers.OfAsync(context), context.RequestAborted);
        return place is { Event: { } view, Reader.MayCapture: true } ? TypedResults.Json(Of(place.Address, view.Title), contentType: ContentType) : TypedResults.NotFound();
    }

    private static Dictionary<string, object> Of(string address, string title) => new()
    {
        ["id"] = $"{address}/capture",
        ["name"] = $"Capture: {title}",
        ["short_name"] = "Capture",
        ["start_url"] = $"{address}/capture",
        ["scope"] = "/",
        ["display"] = "standalone",
        ["background_color"] = "#faf8f4",
        ["theme_color"] = "#faf8f4",
        ["icons"] = new[] { Icon("icon-192.png", "192x192", "any"), Icon("icon-512.png", "512x512", "any"), Icon("icon-512-mask.png", "512x512", "maskable") },
        ["share_target"] = new Dictionary<string, object>
        {
            ["action"] = $"{address}/capture/share",
            ["method"] = "POST",
            ["enctype"] = "multipart/form-data",
            ["params"] = new Dictionary<string, object>
            {
                ["title"] = "title",
                ["text"] = "text",
                ["url"] = "url",
                ["files"] = new[] { new Dictionary<string, object> { ["name"] = "files", ["accept"] = new[] { "image/*", "audio/*", "video/*" } } },
            },
        },
    };

    private static Dictionary<string, string> Icon(string file, string sizes, string purpose) =>
        new() { ["src"] = "/assets/" + file, ["sizes"] = sizes, ["type"] = "image/png", ["purpose"] = purpose };
}
