namespace Rapport.Formats.Video;

/// <summary>Reads a file from its beginning to its end with patches laid over it, which are in the order of the file.</summary>
internal sealed class CleanedStream : Stream
{
    private readonly Stream source;
    private readonly IReadOnlyList<Patch> patches;
    private int next;
    private long position;

    public CleanedStream(Stream source, IReadOnlyList<Patch> patches)
    {
        (this.source, this.patches) = (source, patches);
        source.Position = 0;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => source.Length;

    public override long Position { get => position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        Overlay(buffer[..read]);
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken);
        Overlay(buffer.Span[..read]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // Nothing is written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Overlay(Span<byte> bytes)
    {
        var end = position + bytes.Length;
        while (next < patches.Count && patches[next].Offset < end)
        {
            var patch = patches[next];
            var (from, to) = (Math.Max(patch.Offset, position), Math.Min(patch.End, end));
            var part = bytes[(int)(from - position)..(int)(to - position)];
            part.Clear();
            var skipped = from - patch.Offset;
            var head = patch.Head.Span;
            if (skipped < head.Length)
            {
                var rest = head[(int)skipped..];
                rest[..Math.Min(rest.Length, part.Length)].CopyTo(part);
            }

            if (patch.End > end)
            {
                break;
            }

            next++;
        }

        position = end;
    }
}
