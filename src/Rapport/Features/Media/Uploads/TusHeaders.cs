using System.Globalization;
using System.Text;

namespace Rapport.Features.Media.Uploads;

/// <summary>The headers of tus 1.0, as they come and as they go.</summary>
internal static class TusHeaders
{
    public const string Version = "1.0.0";
    public const string Resumable = "Tus-Resumable";
    public const string PieceType = "application/offset+octet-stream";

    private const string Offset = "Upload-Offset";
    private const string Length = "Upload-Length";
    private const string Metadata = "Upload-Metadata";

    public static long? LengthOf(HttpRequest request) => Number(request, Length);

    public static long? OffsetOf(HttpRequest request) => Number(request, Offset);

    public static bool IsPiece(HttpRequest request) => string.Equals(request.ContentType, PieceType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Pairs of a key and its value in Base64, with commas between them; what cannot be read is left out.</summary>
    public static Dictionary<string, string> MetadataOf(HttpRequest request)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in request.Headers[Metadata].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.Split(' ', 2) is [var name, var coded] ? (name, Decoded(coded)) : (pair, "");
            if (value is not null)
            {
                read[key] = value;
            }
        }

        return read;
    }

    public static void Describe(HttpResponse response, long most)
    {
        response.Headers["Tus-Version"] = Version;
        response.Headers["Tus-Extension"] = "creation,creation-with-upload,termination,expiration,checksum";
        response.Headers["Tus-Checksum-Algorithm"] = string.Join(',', Checksum.Names);
        response.Headers["Tus-Max-Size"] = most.ToString(CultureInfo.InvariantCulture);
    }

    public static void Say(HttpResponse response, Upload upload, long offset)
    {
        response.Headers[Offset] = offset.ToString(CultureInfo.InvariantCulture);
        response.Headers["Upload-Expires"] = upload.ExpiresAt.ToString("R", CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
    }

    public static void SayAll(HttpResponse response, Upload upload, long offset)
    {
        Say(response, upload, offset);
        response.Headers[Length] = upload.Length.ToString(CultureInfo.InvariantCulture);
        response.Headers[Metadata] = string.Join(',', MetadataOf(upload).Select(pair => $"{pair.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value))}"));
    }

    private static IEnumerable<(string Key, string Value)> MetadataOf(Upload upload)
    {
        yield return ("id", $"{upload.Id}");
        yield return ("event", $"{upload.EventId}");
        yield return ("author", $"{upload.AuthorId}");
        yield return ("filetype", upload.Type);
        if (upload.Part != UploadPart.Whole)
        {
            yield return ("part", upload.Part == UploadPart.Reading ? "reading" : "original");
        }
    }

    private static long? Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Decoded(string coded)
    {
        var bytes = new byte[coded.Length];
        return Convert.TryFromBase64String(coded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
