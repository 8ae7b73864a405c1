using System.Net;
using System.Net.Sockets;

namespace Rapport.Platform.Web;

/// <summary>
/// Opens connections to public addresses only. The name is looked up here and the address that was judged is the one
/// connected to, so that a name server cannot give one answer to the check and another to the connection.
/// </summary>
internal sealed class GuardedConnect(LinkFetchOptions options)
{
    private const int Http = 80;
    private const int Https = 443;

    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var target = context.DnsEndPoint;
        var found = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, stop);
        // One private address among public ones is either a trap or a mistake: nothing of it is used.
        if (found.Length == 0 || !found.All(address => MayConnect(address, target.Port)))
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The address is not a public one.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, target.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal bool MayConnect(IPAddress address, int port) =>
        (options.AllowLoopback && IPAddress.IsLoopback(address)) || (port is Http or Https && AddressGuard.IsPublic(address));
}
