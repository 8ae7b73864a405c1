using Rapport.Formats.Video;

namespace Rapport.Features.Media;

/// <summary>What a browser is told that a recording is.</summary>
internal static class RecordingTypes
{
    public static string Of(RecordingContainer container, bool isVideo) => (container, isVideo) switch
    {
        (RecordingContainer.IsoMedia, true) => "video/mp4",
        (RecordingContainer.IsoMedia, false) => "audio/mp4",
        (RecordingContainer.Matroska, true) => "video/webm",
        (RecordingContainer.Matroska, false) => "audio/webm",
        _ => "application/octet-stream",
    };

    public static string EndingOf(string contentType) => contentType switch
    {
        "video/mp4" => ".mp4",
        "audio/mp4" => ".m4a",
        "video/webm" or "audio/webm" => ".webm",
        _ => "",
    };
}
