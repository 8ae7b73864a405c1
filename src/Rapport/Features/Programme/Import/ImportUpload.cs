using Microsoft.AspNetCore.Http.Features;
using Rapport.Shared;

namespace Rapport.Features.Programme.Import;

/// <summary>A file that somebody chose in the form.</summary>
internal sealed record ImportUpload(byte[] Content, string FileName, string Source)
{
    /// <summary>Far above what is taken: whoever sends too much gets an answer, not a broken connection.</summary>
    private const long ReadLimit = 100 * 1024 * 1024;

    public static readonly Problem TooLarge = new("programme_too_large", "This file is larger than 20 MB, the most a programme file may be.");
    private static readonly Problem Missing = new("file_missing", "Please choose a file.");

    public static async Task<Outcome<ImportUpload>> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!request.HasFormContentType)
        {
            return Missing;
        }

        if (request.ContentLength > ReadLimit)
        {
            return TooLarge;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = ReadLimit;
        }

        try
        {
            context.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = ReadLimit }));
            return await ReadAsync(await request.ReadFormAsync(cancellationToken), cancellationToken);
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException)
        {
            return broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? TooLarge : Missing;
        }
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
