using System.Net;
using System.Net.Sockets;

namespace Rapport.Platform.Web;

/// <summary>
/// Tells public addresses from those that lead into the server's own network: the special-purpose registries of IANA
/// (RFC 6890 and its successors), and every IPv6 form that carries an IPv4 address inside.
/// </summary>
public static class AddressGuard
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Azure's metadata and DNS, inside an otherwise public block.
            "168.63.129.16/32",
        }.Select(IPNetwork.Parse),
    ];

    // Only global unicast is public; these parts of it are not, or lead to an IPv4 address that would have to be asked too.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] NotPublicInGlobalUnicast =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool IsPublic(IPAddress address) => address switch
    {
        { IsIPv4MappedToIPv6: true } => IsPublic(address.MapToIPv4()),
        { AddressFamily: AddressFamily.InterNetwork } => !NotPublic.Any(network => network.Contains(address)),
        { AddressFamily: AddressFamily.InterNetworkV6 } => address.ScopeId == 0 && GlobalUnicast.Contains(address)
            && !NotPublicInGlobalUnicast.Any(network => network.Contains(address)),
        _ => false,
    };
}
