using System.Text;

namespace Rapport.Faults;

/// <summary>Lines and bytes of a connection, as fast as the link lets them through.</summary>
internal sealed class WireReader(Stream stream, Func<int, CancellationToken, Task> arrive)
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;

    /// <summary>Up to the next line break, without it; null where the connection ended before.</summary>
    public async Task<string?> LineAsync(CancellationToken stop)
    {
        var line = new StringBuilder();
        while (start < end || await FillAsync(stop))
        {
            var at = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            line.Append(Encoding.Latin1.GetString(buffer, start, (at < 0 ? end : at) - start));
            start = at < 0 ? end : at + 1;
            if (at >= 0)
            {
                return line.ToString().TrimEnd('\r');
            }
        }

        return null;
    }

    public async Task<byte[]?> BytesAsync(int length, CancellationToken stop)
    {
        var bytes = new byte[length];
        for (var have = 0; have < length;)
        {
            if (start == end && !await FillAsync(stop))
            {
                return null;
            }

            var part = Math.Min(length - have, end - start);
            Array.Copy(buffer, start, bytes, have, part);
            (start, have) = (start + part, have + part);
        }

        return bytes;
    }

    private async Task<bool> FillAsync(CancellationToken stop)
    {
        (start, end) = (0, await stream.ReadAsync(buffer, stop));
        await arrive(end, stop);
        return end > 0;
    }
}
