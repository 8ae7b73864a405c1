namespace Rapport.Formats.Video;

/// <summary>A stretch of a file in memory.</summary>
internal sealed class Window(int size)
{
    private readonly byte[] bytes = new byte[size];
    private long start;
    private int length;

    public bool Holds(long offset, int count) => offset >= start && offset + count <= start + length;

    public ReadOnlySpan<byte> At(long offset, int count) => bytes.AsSpan((int)(offset - start), count);

    public void Fill(Stream stream, long offset)
    {
        (start, length) = (offset, 0);
        stream.Position = offset;
        int read;
        while (length < bytes.Length && (read = stream.Read(bytes, length, bytes.Length - length)) > 0)
        {
            length += read;
        }
    }
}
