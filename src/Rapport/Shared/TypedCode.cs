using System.Security.Cryptography;

namespace Rapport.Shared;

/// <summary>
/// A code that people read from a screen, say aloud and type: without letters and digits that are taken for each other.
/// About five random bits a character.
/// </summary>
public sealed class TypedCode(int length, int part)
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public string New() => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>As it was made: people type it in small letters, with spaces and hyphens. Null where it cannot be a code.</summary>
    public string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-').Take(length + 1)]).ToUpperInvariant();
        return code.Length == length && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>As it is shown: in parts.</summary>
    public string Shown(string code) => string.Join(' ', code.Chunk(part).Select(letters => new string(letters)));
}
