using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Shared;

namespace Rapport.Features.Media.Uploads;

/// <summary>
/// Goes on with an upload, one piece at a time. What it answers is on the disk; what came before the line broke stays;
/// the piece that makes the file whole has it received.
/// </summary>
public sealed class ReceivePiece(OwnUploads uploads, PartialFiles files, FinishUpload finish, Acts acts, TimeProvider time)
{
    /// <summary>How much of it is here.</summary>
    /// <returns>Refused also where it was whole and is not what it said: then there is no such upload any more.</returns>
    public async Task<Outcome<Progress>> ReadAsync(Guid id, bool follows, Caller caller, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(id, follows, caller, cancellationToken) is not var (begun, _))
        {
            return UploadProblems.Unknown;
        }

        if (begun.IsOver(time.Now()))
        {
            return UploadProblems.Over;
        }

        if (begun.FinishedAt is not null)
        {
            return new Progress(begun, begun.Length, await uploads.FileAsync(begun, cancellationToken));
        }

        if (files.LengthOf(begun.Key) == 0)
        {
            return new Progress(begun, 0);
        }

        await using var file = files.Open(begun.Key);
        return file is null ? UploadProblems.Busy
            // Whoever had the file until now may have finished it.
            : await uploads.FindAsync(id, follows, caller, cancellationToken) is not var (upload, view) || upload.Key != begun.Key || upload.FinishedAt is not null ? UploadProblems.Busy
            : await ReadAsync(upload, view.Zone, file);
    }

    /// <param name="offset">Where the piece begins.</param>
    public async Task<Outcome<Progress>> AppendAsync(Guid id, bool follows, Caller caller, long offset, HttpRequest request)
    {
        var stop = request.HttpContext.RequestAborted;
        if (await uploads.FindAsync(id, follows, caller, stop) is not var (begun, _))
        {
            return UploadProblems.Unknown;
        }

        await using var file = files.Open(begun.Key);
        if (file is null)
        {
            return UploadProblems.Busy;
        }

        // Whoever had the file until now may have finished or ended it.
        if (await uploads.FindAsync(id, follows, caller, stop) is not var (upload, view) || upload.Key != begun.Key)
        {
            files.Delete(begun.Key);
            return UploadProblems.Unknown;
        }

        var here = upload.FinishedAt is null ? file.Length : upload.Length;
        if (upload.FinishedAt is not null)
        {
            files.Delete(begun.Key);
        }

        return upload.IsOver(time.Now()) ? UploadProblems.Over
            : offset != here ? UploadProblems.Offset
            : upload.FinishedAt is not null ? new Progress(upload, here)
            : await AppendAsync(upload, view.Zone, file, request);
    }

    /// <summary>Ends it; what was received of it before stays.</summary>
    public async Task<Outcome<Upload>> EndAsync(Guid id, bool follows, Caller caller, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(id, follows, caller, cancellationToken) is not var (upload, _))
        {
            return UploadProblems.Unknown;
        }

        await using var file = files.Open(upload.Key);
        if (file is null)
        {
            return UploadProblems.Busy;
        }

        await acts.RunAsync((CloseUpload act, CancellationToken token) => act.DropAsync(upload, token), CancellationToken.None);
        files.Delete(upload.Key);
        return upload;
    }

    private async Task<Outcome<Progress>> ReadAsync(Upload upload, EventZone zone, PartialFile file)
    {
        await file.SyncAsync();
        // It was whole when the program was stopped: whoever is told so must be able to rely on it.
        return file.Length < upload.Length
            ? new Progress(upload, file.Length)
            : (await finish.RunAsync(upload, zone, file)).Match<Outcome<Progress>>(kept => new Progress(upload, upload.Length, kept), _ => UploadProblems.Unknown);
    }

    private async Task<Outcome<Progress>> AppendAsync(Upload upload, EventZone zone, PartialFile file, HttpRequest request)
    {
        var header = request.Headers["Upload-Checksum"].ToString();
        using var checksum = Checksum.Read(header);
        if (header.Length > 0 && checksum is null)
        {
            return UploadProblems.ChecksumUnknown;
        }

        var before = file.Length;
        var isWhole = await file.AppendAsync(request.Body, upload.Length - before, checksum?.Sum, request.HttpContext.RequestAborted);
        if (checksum is not null && !(isWhole && checksum.Holds))
        {
            await file.CutAsync(before);
            return isWhole ? UploadProblems.Checksum : UploadProblems.Cut;
        }

        if (file.Length < upload.Length)
        {
            return isWhole ? new Progress(upload, file.Length) : UploadProblems.Cut;
        }

        return (await finish.RunAsync(upload, zone, file)).Match<Outcome<Progress>>(kept => new Progress(upload, upload.Length, kept), problem => problem);
    }
}
