using Microsoft.AspNetCore.Http.HttpResults;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Media.Uploads;

internal static class UploadProblems
{
    // The protocol's own.
    private const int ChecksumMismatch = 460;

    public static readonly Problem Malformed = new("upload_malformed", "The beginning of this upload cannot be read: it needs its length, and the ids of the file and of its event.");
    public static readonly Problem Version = new("upload_version", "This server speaks version 1.0.0 of the tus protocol.");
    public static readonly Problem Unknown = new("upload_unknown", "There is no such upload of yours. Nothing is lost; begin again.");
    public static readonly Problem Over = new("upload_over", "The time for this upload is over. Nothing is lost; begin again.");
    public static readonly Problem Busy = new("upload_busy", "This upload is being sent already. Ask again in a moment.");
    public static readonly Problem Offset = new("upload_offset", "This piece does not begin where the last one ended. Ask how much is here.");
    public static readonly Problem Type = new("upload_type", "A piece of an upload is sent as application/offset+octet-stream.");
    public static readonly Problem Checksum = new("upload_checksum", "A piece of this upload was changed on its way, and was not kept. Send it again.");
    public static readonly Problem ChecksumUnknown = new("upload_checksum_unknown", "This server knows the checksums sha1 and sha256.");
    public static readonly Problem IdInvalid = new("id_invalid", "An id must be a UUID of version 7.");
    public static readonly Problem Cut = new("upload_cut", "The line broke. What arrived is kept.");

    /// <summary>The status that goes with a refusal, at every door for uploads.</summary>
    public static int StatusOf(Problem problem) => problem.Code switch
    {
        "signed_out" or "signed_in_as_other" or "device_key_unknown" => StatusCodes.Status401Unauthorized,
        "device_key_tries" => StatusCodes.Status429TooManyRequests,
        "id_invalid" or "upload_malformed" or "upload_checksum_unknown" or "upload_cut" => StatusCodes.Status400BadRequest,
        "event_unknown" or "upload_unknown" => StatusCodes.Status404NotFound,
        "id_taken" or "event_sealed" or "upload_offset" => StatusCodes.Status409Conflict,
        "upload_over" => StatusCodes.Status410Gone,
        "upload_version" => StatusCodes.Status412PreconditionFailed,
        "upload_type" => StatusCodes.Status415UnsupportedMediaType,
        "upload_busy" => StatusCodes.Status423Locked,
        "upload_checksum" => ChecksumMismatch,
        _ when problem.Code.EndsWith("_too_heavy", StringComparison.Ordinal) => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public static ProblemHttpResult Answer(Problem problem) => Refusal.Of(StatusOf(problem), problem);
}
