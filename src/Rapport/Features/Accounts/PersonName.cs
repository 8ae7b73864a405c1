using System.Globalization;
using System.Text;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>
/// A name as people give it: one line, without what cannot be seen and could make two names look alike, and with no more
/// marks on a letter than any script puts there.
/// </summary>
internal static class PersonName
{
    /// <summary>Vietnamese and Hebrew put two on a letter, and hardly anybody three.</summary>
    private const int MarksOnALetter = 3;

    /// <summary>Letters by their class that show nothing: the fillers of Hangul and the blank of Braille.</summary>
    private static readonly Rune[] Blank = [new('\u115F'), new('\u1160'), new('\u3164'), new('\uFFA0'), new('\u2800')];

    public static string Of(string? typed)
    {
        var name = new StringBuilder();
        var marks = 0;
        foreach (var rune in PlainText.Line(typed).EnumerateRunes())
        {
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= MarksOnALetter && !Blank.Contains(rune) && !IsUnseen(rune))
            {
                name.Append(rune);
            }
        }

        return PlainText.Line(name.ToString());
    }

    /// <summary>Joiners alone change how the letters beside them look in some scripts.</summary>
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D);
}
