namespace Rapport.Formats.Video;

/// <summary>Bytes to overwrite: a new head, and zeros up to the length.</summary>
internal readonly record struct Patch(long Offset, long Length, ReadOnlyMemory<byte> Head = default)
{
    public long End => Offset + Length;
}
