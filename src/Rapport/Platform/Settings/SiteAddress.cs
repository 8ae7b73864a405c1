using System.Net;

namespace Rapport.Platform.Settings;

/// <summary>The address that links begin with: what the host says, or else what the server or the visitor knows.</summary>
public sealed class SiteAddress(SiteOptions options, IConfiguration configuration)
{
    /// <summary>For links that a command prints.</summary>
    public Uri OfServer => options.Public ?? ServerAddress.Reachable(ServerAddress.From(configuration));

    /// <summary>For links that a running server prints, wherever it came to listen.</summary>
    public Uri Of(string? listening) => options.Public ?? (listening is null ? OfServer : ServerAddress.Reachable(listening));

    /// <summary>For links on a page. A request may name no host, or one that is none.</summary>
    public Uri Of(HttpRequest request) =>
        options.Public ?? (Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var named) ? named : OfServer);

    /// <summary>
    /// For links in messages, which somebody else may open. The host that a request names is the sender's to choose, so
    /// without a setting the link leads to where the connection arrived.
    /// </summary>
    public Uri OfMail(HttpContext context)
    {
        if (options.Public is { } known)
        {
            return known;
        }

        var (connection, request) = (context.Connection, context.Request);
        if (connection.LocalIpAddress is not { } local)
        {
            return OfServer;
        }

        var address = local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local;
        var host = IPAddress.IsLoopback(address) && request.Host.Host == "localhost" ? "localhost" : address.ToString();
        return new UriBuilder(request.Scheme, host, connection.LocalPort).Uri;
    }
}
