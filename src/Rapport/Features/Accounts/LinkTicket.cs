using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace Rapport.Features.Accounts;

/// <summary>
/// What the sign-in cookie says about a sign-in by link: for half an hour it stands for the password that its person
/// may have forgotten. It goes with the cookie, which is sealed, and with the next change of the login.
/// </summary>
internal static class LinkTicket
{
    private const string Key = "rapport.by-link-at";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public static void MarkByLink(this AuthenticationProperties properties, DateTimeOffset now) =>
        properties.Items[Key] = now.UtcTicks.ToString(CultureInfo.InvariantCulture);

    /// <summary>True while the sign-in by link is young enough to choose a password without the old one.</summary>
    public static bool IsFreshByLink(this AuthenticationProperties? properties, DateTimeOffset now) =>
        properties is not null && properties.Items.TryGetValue(Key, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && now.UtcTicks - ticks >= 0 && now.UtcTicks - ticks < Lifetime.Ticks;
}
