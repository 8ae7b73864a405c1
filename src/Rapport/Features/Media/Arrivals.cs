using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>Sorts what arrives by what its sender says that it is; whoever takes it in looks at the file itself.</summary>
public sealed class Arrivals(ReceivePhoto photos, ReceiveRecording recordings)
{
    public static bool IsRecording(HttpRequest request) =>
        request.ContentType is { } type && (type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase));

    public Task<Outcome<FileRef>> RunAsync(PhotoArrival arrival, HttpRequest request) => IsRecording(request)
        ? recordings.RunAsync(arrival, request.ContentType!, request.Body, request.HttpContext.RequestAborted)
        : photos.RunAsync(arrival, request.Body, request.HttpContext.RequestAborted);
}
