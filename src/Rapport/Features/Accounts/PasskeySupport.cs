using System.Net;

namespace Rapport.Features.Accounts;

/// <summary>Where passkeys work: browsers tie each to the name of a site, reached by https or on the same machine.</summary>
internal static class PasskeySupport
{
    private const string Here = "localhost";

    /// <returns>A sentence when they cannot work at the address that this page was opened by; null when they can.</returns>
    public static string? Refuse(HttpRequest request)
    {
        var host = request.Host.Host;
        if (!IPAddress.TryParse(host.Trim('[', ']'), out var number))
        {
            return request.IsHttps || host == Here ? null : "Passkeys need an address that begins with https.";
        }

        return IPAddress.IsLoopback(number)
            ? $"Passkeys need a name in the address, not a number: open {request.Scheme}://{Here}{(request.Host.Port is { } port ? $":{port}" : "")} instead."
            : "Passkeys need a name in the address, not a number.";
    }
}
