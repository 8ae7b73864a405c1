using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Programme.Import;

/// <summary>A file that somebody chose in the form.</summary>
internal sealed record ImportUpload(byte[] Content, string FileName, string Source)
{
    public static readonly Problem TooLarge = new("programme_too_large", "This file is larger than 20 MB, the most a programme file may be.");
    private static readonly Problem Missing = new("file_missing", "Please choose a file.");

    public static async Task<Outcome<ImportUpload>> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var form = await UploadForm.ReadAsync(context, Missing, TooLarge, cancellationToken);
        return form.IsRefused ? form.Problem : await ReadAsync(form.Value, cancellationToken);
    }

    private static async Task<Outcome<ImportUpload>> ReadAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        if (form.Files["file"] is not { Length: > 0 } file)
        {
            return Missing;
        }

        if (file.Length > IncomingProgramme.Limits.FileBytes)
        {
            return TooLarge;
        }

        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancellationToken);
        return new ImportUpload(content, file.FileName, IncomingProgramme.Line(form["source"], Session.SourceLimit));
    }
}
