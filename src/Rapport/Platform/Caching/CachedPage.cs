using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Rapport.Platform.Caching;

/// <summary>A finished page, cut at its personal slot, with compressed copies: whole for visitors, in parts for others.</summary>
public sealed class CachedPage
{
    /// <summary>What the layout writes where the personal part goes; NUL never comes from a person.</summary>
    public const string SlotMark = "<!--\0slot-->";

    private static readonly byte[] Mark = "<!--\0slot-->"u8.ToArray();

    private readonly ReadOnlyMemory<byte> head;
    private readonly ReadOnlyMemory<byte> tail;
    private readonly Lazy<ReadOnlyMemory<byte>> plain;
    private readonly Lazy<ReadOnlyMemory<byte>> brotli;
    private readonly Lazy<ReadOnlyMemory<byte>> gzip;
    private readonly Lazy<GzipParts> parts;

    public CachedPage(byte[] html, string? contentType, TagStamp stamp, long madeAt, ReadOnlyMemory<byte> visitorSlot)
    {
        (ContentType, Stamp, MadeAt) = (contentType, stamp, madeAt);
        var at = html.AsSpan().IndexOf(Mark);
        HasSlot = at >= 0;
        (head, tail) = HasSlot ? (html.AsMemory(0, at), html.AsMemory(at + Mark.Length)) : (html, default);
        plain = new(() => Join(visitorSlot));
        brotli = new(() => Compress(plain.Value, PageEncoding.Brotli, CompressionLevel.Optimal));
        gzip = new(() => Compress(plain.Value, PageEncoding.Gzip, CompressionLevel.Optimal));
        parts = new(() => new GzipParts(head, tail));
        ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 8))}\"";
    }

    public string? ContentType { get; }

    /// <summary>What the page asks the browser to fetch at once (RFC 8288).</summary>
    public StringValues Link { get; init; }

    public TagStamp Stamp { get; }

    public long MadeAt { get; }

    public string ETag { get; }

    public bool HasSlot { get; }

    /// <summary>Bytes that it takes in memory, more or less: as it was made, as visitors get it, and compressed.</summary>
    public long Size => (3L * (head.Length + tail.Length)) + 1024;

    public bool IsEmpty => head.IsEmpty && tail.IsEmpty;

    /// <summary>The page as everybody without a cookie gets it.</summary>
    public ReadOnlyMemory<byte> Whole(PageEncoding encoding) => encoding switch
    {
        PageEncoding.Brotli => brotli.Value,
        PageEncoding.Gzip => gzip.Value,
        _ => plain.Value,
    };

    /// <summary>The page with the personal part in its place.</summary>
    public ReadOnlyMemory<byte> Join(ReadOnlyMemory<byte> slot)
    {
        if (!HasSlot)
        {
            return head;
        }

        var page = new byte[head.Length + slot.Length + tail.Length];
        head.CopyTo(page);
        slot.CopyTo(page.AsMemory(head.Length));
        tail.CopyTo(page.AsMemory(head.Length + slot.Length));
        return page;
    }

    /// <summary>The page for somebody of an audience, in a frame of their own, compressed around the frame.</summary>
    internal GzipParts Parts => parts.Value;

    public static ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> page, PageEncoding encoding, CompressionLevel level)
    {
        var target = new MemoryStream();
        using (Stream stream = encoding == PageEncoding.Brotli ? new BrotliStream(target, level) : new GZipStream(target, level))
        {
            stream.Write(page.Span);
        }

        return target.ToArray();
    }
}
