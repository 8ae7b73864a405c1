using Microsoft.AspNetCore.Http.Features;
using Rapport.Shared;

namespace Rapport.Platform.Web;

/// <summary>A form with a file in it, read by hand: after it is known who sends it.</summary>
public static class UploadForm
{
    /// <summary>Far above what is taken: whoever sends too much gets an answer, not a broken connection.</summary>
    private const long ReadLimit = 100 * 1024 * 1024;

    /// <param name="context">Of the request.</param>
    /// <param name="unreadable">What is said where there is no form that can be read.</param>
    /// <param name="tooLarge">What is said where it is too large to be read at all.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public static async Task<Outcome<IFormCollection>> ReadAsync(HttpContext context, Problem unreadable, Problem tooLarge, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!request.HasFormContentType)
        {
            return unreadable;
        }

        if (request.ContentLength > ReadLimit)
        {
            return tooLarge;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = ReadLimit;
        }

        try
        {
            context.Features.Set<IFormFeature>(new FormFeature(request, new FormOptions { MultipartBodyLengthLimit = ReadLimit }));
            return Outcome<IFormCollection>.Accepted(await request.ReadFormAsync(cancellationToken));
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException)
        {
            return broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? tooLarge : unreadable;
        }
    }
}
