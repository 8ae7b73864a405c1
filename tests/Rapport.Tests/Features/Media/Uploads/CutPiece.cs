using System.Net;
using System.Net.Http.Headers;

namespace Rapport.Tests.Features.Media.Uploads;

/// <summary>A piece whose line breaks once the server has so many of its bytes.</summary>
internal sealed class CutPiece : HttpContent
{
    private readonly byte[] bytes;
    private readonly int cut;
    private readonly Func<Task> arrived;

    public CutPiece(byte[] bytes, int cut, Func<Task> arrived)
    {
        (this.bytes, this.cut, this.arrived) = (bytes, cut, arrived);
        Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(0, cut), World.Cancelled);
        await stream.FlushAsync(World.Cancelled);
        await arrived();
        throw new IOException("The line breaks here.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
