using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Rapport.Features.Events;

/// <summary>
/// Remembers in a browser, sealed, which guests it was. Whoever was turned away and comes again under another name is
/// known by it; nothing else is done with it.
/// </summary>
public sealed class GuestBrowser(IDataProtectionProvider protection)
{
    private const string Cookie = "rapport.guest";

    /// <summary>A laptop in a hall may be many guests; the latest count.</summary>
    private const int Most = 20;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);
    private readonly IDataProtector protector = protection.CreateProtector("Rapport.Guests");

    public IReadOnlyList<Guid> Read(HttpRequest request)
    {
        if (!request.Cookies.TryGetValue(Cookie, out var sealedIds))
        {
            return [];
        }

        try
        {
            var bytes = protector.Unprotect(Convert.FromBase64String(sealedIds));
            return [.. bytes.Chunk(16).Where(id => id.Length == 16).Select(id => new Guid(id))];
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            // Not ours, or of a key that is gone.
            return [];
        }
    }

    public void Add(HttpContext context, Guid guest)
    {
        var ids = Read(context.Request).Where(id => id != guest).Append(guest).TakeLast(Most);
        var value = Convert.ToBase64String(protector.Protect([.. ids.SelectMany(id => id.ToByteArray())]));
        context.Response.Cookies.Append(Cookie, value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = Lifetime,
        });
    }
}
