using System.Text;

namespace Rapport.Shared;

/// <summary>The part of an address that names a space, event or session: lower-case letters and digits of any script, joined by single hyphens.</summary>
public static class Slug
{
    public const int Limit = 80;

    // Folded by hand because the product runs without ICU; letters outside the table keep their own form.
    private const string Accented = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżž";
    private const string Plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzz";

    // Routes take their words in any case of the letters, and so must whoever reads an address beside them.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "account", "accounts", "api", "assets", "capture", "checklist", "coverage", "discuss", "edit", "entries", "error", "events",
        "favicon", "feed", "follow", "glossary", "guests", "hand-over", "health", "hosts", "import", "invitation", "invitations", "join", "live", "media",
        "moderation", "network", "new", "note-template", "notes", "notifications", "offline", "openapi", "people", "photos", "programme", "questions", "reply", "report",
        "reports", "robots", "rooms", "search", "service-worker", "sessions", "settings", "setup", "share", "sign-in", "sign-out", "spaces", "speakers", "start",
        "take-down", "take-downs", "venue", "well-known",
    };

    /// <summary>A slug from a title; "untitled" when nothing of it can stand in an address.</summary>
    public static string From(string title)
    {
        var slug = new StringBuilder(Math.Min(title.Length, Limit));
        foreach (var rune in title.ToLowerInvariant().EnumerateRunes())
        {
            var before = slug.Length;
            Append(slug, rune);
            if (slug.Length > Limit)
            {
                slug.Length = before;
                break;
            }
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "untitled" : IsReserved(text) ? text + "-1" : text;
    }

    public static bool IsValid(string slug) =>
        slug.Length is > 0 and <= Limit && !IsReserved(slug) && (IsPlain(slug) || slug == From(slug));

    public static bool IsReserved(string slug) => Reserved.Contains(slug);

    /// <summary>The first of slug, slug-2, slug-3 … that is not taken.</summary>
    public static string FirstFree(string slug, Func<string, bool> isTaken)
    {
        var candidate = slug;
        for (var n = 2; isTaken(candidate); n++)
        {
            var suffix = $"-{n}";
            candidate = slug[..Math.Min(slug.Length, Limit - suffix.Length)].TrimEnd('-') + suffix;
        }

        return candidate;
    }

    /// <summary>Most are, and each address that is asked for is looked at.</summary>
    private static bool IsPlain(string slug)
    {
        var before = '-';
        foreach (var letter in slug)
        {
            if (!(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || (letter == '-' && before != '-')))
            {
                return false;
            }

            before = letter;
        }

        return before != '-';
    }

    private static void Append(StringBuilder slug, Rune rune)
    {
        var folded = rune.IsBmp ? Accented.IndexOf((char)rune.Value, StringComparison.Ordinal) : -1;
        if (folded >= 0)
        {
            slug.Append(Plain[folded]);
        }
        else if (rune.Value is 'ß')
        {
            slug.Append("ss");
        }
        else if (rune.Value is 'æ' or 'œ')
        {
            slug.Append(rune.Value is 'æ' ? "ae" : "oe");
        }
        else if (Rune.IsLetterOrDigit(rune))
        {
            slug.Append(rune.ToString());
        }
        else if (rune.Value is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
        {
            slug.Append('-');
        }
    }
}
