using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>An address on the web that somebody gave for others to follow.</summary>
public static class WebLink
{
    public const int Limit = 500;

    public static readonly Problem Invalid = new("link_invalid", "A link begins with https:// or http:// and has at most 500 characters.");

    public static bool IsValid(string link) =>
        link.Length <= Limit && Uri.TryCreate(link, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", UserInfo: "" };
}
