using System.Security.Cryptography;

namespace Rapport.Features.Events;

/// <summary>
/// The short code that lets people take part in an event: read from a screen, typed on a phone, said aloud. Without
/// letters and digits that are taken for each other.
/// </summary>
public static class JoinCode
{
    public const int Length = 6;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it is kept: people type it in small letters, with spaces and hyphens. Null where it cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-').Take(Length + 1)]).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>As it is shown: in two halves.</summary>
    public static string Shown(string code) => $"{code[..3]} {code[3..]}";
}
