using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;
using Rapport.Platform.Caching;

namespace Rapport.Platform.Web;

/// <summary>
/// The built browser files under <c>/assets</c>: compressed once, and kept by browsers for ever, since another content
/// has another name.
/// </summary>
public sealed class AssetDoor(IWebHostEnvironment environment)
{
    private static readonly FileExtensionContentTypeProvider Types = new();
    private readonly ConcurrentDictionary<(string File, PageEncoding Encoding), ReadOnlyMemory<byte>> files = new();

    public async Task SendAsync(string file, HttpContext context)
    {
        var encoding = PageEncodings.From(context.Request.Headers.AcceptEncoding);
        if (!Types.TryGetContentType(file, out var type) || Find((file, encoding)) is not { } bytes)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var response = context.Response;
        response.ContentType = type;
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.Vary = "Accept-Encoding";
        if (encoding != PageEncoding.None)
        {
            response.Headers[HeaderNames.ContentEncoding] = encoding.Name();
        }

        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    // What is not there is not remembered: anybody can ask for anything.
    private ReadOnlyMemory<byte>? Find((string File, PageEncoding Encoding) wanted)
    {
        if (files.TryGetValue(wanted, out var kept))
        {
            return kept;
        }

        // In an expression, null would become a memory of no bytes, which is there.
        if (Read(wanted) is not { } read)
        {
            return null;
        }

        return files.GetOrAdd(wanted, read);
    }

    private ReadOnlyMemory<byte>? Read((string File, PageEncoding Encoding) wanted)
    {
        var found = environment.WebRootFileProvider.GetFileInfo("assets/" + wanted.File);
        if (!found.Exists || found.IsDirectory)
        {
            return null;
        }

        using var stream = found.CreateReadStream();
        var bytes = new byte[found.Length];
        stream.ReadExactly(bytes);
        return wanted.Encoding == PageEncoding.None ? (ReadOnlyMemory<byte>?)bytes : CachedPage.Compress(bytes, wanted.Encoding, CompressionLevel.SmallestSize);
    }
}
