using System.Text.RegularExpressions;

namespace Rapport.Tests.Features.Events.Invitations;

/// <summary>Pages without what must differ between two of them, so that nothing else may.</summary>
internal static partial class Masks
{
    public static string Of(string page, string email, string slug) =>
        Changing().Replace(page, "")
            .Replace(email, "(address)", StringComparison.OrdinalIgnoreCase)
            .Replace(slug, "(space)", StringComparison.Ordinal);

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>|[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Changing();
}
