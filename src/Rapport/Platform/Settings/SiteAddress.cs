namespace Rapport.Platform.Settings;

/// <summary>The address that links begin with: what the host says, or else what the server or the visitor knows.</summary>
public sealed class SiteAddress(SiteOptions options, IConfiguration configuration)
{
    /// <summary>For links that a command prints.</summary>
    public Uri OfServer => options.Public ?? ServerAddress.Reachable(ServerAddress.From(configuration));

    /// <summary>For links that a running server prints, wherever it came to listen.</summary>
    public Uri Of(string? listening) => options.Public ?? (listening is null ? OfServer : ServerAddress.Reachable(listening));

    /// <summary>For links on a page.</summary>
    public Uri Of(HttpRequest request) => options.Public ?? new Uri($"{request.Scheme}://{request.Host}");
}
