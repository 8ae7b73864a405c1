using Rapport.Features.Accounts;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

/// <summary>
/// The addresses in a list as people paste it: one on a line, or with commas or semicolons between, alone or as
/// <c>Name &lt;address&gt;</c>. What cannot be told for certain is left out and said.
/// </summary>
public sealed class PastedList
{
    public const int Limit = 200;
    public const int TextLimit = 40_000;

    private const int ShownLimit = 120;
    private static readonly char[] Quotes = ['"', '\'', '“', '”', '‘', '’', ' ', '\t', '\u00A0'];
    private readonly List<PastedAddress> people = [];
    private readonly List<PastedLine> odd = [];
    private readonly HashSet<string> keys = new(StringComparer.Ordinal);

    private PastedList()
    {
    }

    public IReadOnlyList<PastedAddress> People => people;

    public IReadOnlyList<PastedLine> Odd => odd;

    public static PastedList Read(string text)
    {
        var list = new PastedList();
        foreach (var piece in PlainText.Clean(text.Length <= TextLimit ? text : text[..TextLimit]).Split('\n').SelectMany(Pieces))
        {
            list.Take(piece);
        }

        return list;
    }

    // A comma may also stand in a name: Okafor, Tom <tom@example.org>.
    private static IEnumerable<string> Pieces(string line)
    {
        foreach (var part in Split(line, ';'))
        {
            var before = "";
            foreach (var piece in Split(part, ','))
            {
                if (before.Length > 0 && !piece.Contains('<', StringComparison.Ordinal))
                {
                    yield return before;
                    before = "";
                }

                if (piece.Contains('@', StringComparison.Ordinal))
                {
                    yield return before.Length > 0 ? $"{before}, {piece}" : piece;
                    before = "";
                }
                else
                {
                    before = before.Length > 0 ? $"{before}, {piece}" : piece;
                }
            }

            if (before.Length > 0)
            {
                yield return before;
            }
        }
    }

    /// <summary>What stands between the marks, without those in quotes.</summary>
    private static IEnumerable<string> Split(string text, char mark)
    {
        var (from, isQuoted) = (0, false);
        var closes = text.Count(c => c == '"') % 2 == 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '"' && closes)
            {
                isQuoted = !isQuoted;
            }
            else if (i == text.Length || (text[i] == mark && !isQuoted))
            {
                var piece = text[from..i].Trim();
                from = i + 1;
                if (piece.Length > 0)
                {
                    yield return piece;
                }
            }
        }
    }

    private void Take(string piece)
    {
        var (email, name) = Parts(piece);
        var sentence = Refuse(piece, email, name);
        if (sentence is not null)
        {
            odd.Add(new(piece.Length <= ShownLimit ? piece : piece[..ShownLimit] + "…", sentence));
        }
        else
        {
            keys.Add(PastedAddress.KeyOf(email));
            people.Add(new(email, name.Length <= Person.NameLimit ? name : ""));
        }
    }

    private string? Refuse(string piece, string email, string name) =>
        !piece.Contains('@', StringComparison.Ordinal) ? "There is no e-mail address here."
        : name.Contains('@', StringComparison.Ordinal) ? "There seems to be more than one e-mail address here."
        : AddAccount.RefuseEmail(email) is not null ? "That does not look like an e-mail address."
        : keys.Contains(PastedAddress.KeyOf(email)) ? "This e-mail address is in the list above already."
        : null;

    private static (string Email, string Name) Parts(string piece)
    {
        var open = piece.LastIndexOf('<');
        if (open >= 0 && piece.EndsWith('>'))
        {
            var email = piece[(open + 1)..^1].Trim();
            var name = NameOf(piece[..open]);
            return (email, string.Equals(name, email, StringComparison.OrdinalIgnoreCase) ? "" : name);
        }

        // From a table: the name in one column, the address in the next.
        var gap = piece.LastIndexOfAny([' ', '\t']);
        return gap >= 0 ? (piece[(gap + 1)..], NameOf(piece[..gap])) : (piece, "");
    }

    private static string NameOf(string text) => string.Join(' ', text.Trim(Quotes).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
