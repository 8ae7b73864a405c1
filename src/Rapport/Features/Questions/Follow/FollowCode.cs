using System.Security.Cryptography;
using Rapport.Platform.Identity;

namespace Rapport.Features.Questions.Follow;

/// <summary>
/// What brings a guest, whom their browser alone knows, back to what became of their questions: read anywhere by whoever
/// has it, and it opens nothing else. One a person; a new one ends the one before. Only its hash is stored.
/// </summary>
public sealed class FollowCode
{
    private const int Length = 12;
    private const int Part = 4;

    /// <summary>Without letters and digits that are taken for each other.</summary>
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private FollowCode()
    {
    }

    public FollowCode(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private set; }
    public byte[] CodeHash { get; private set; } = [];
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>59 random bits, to be written down and typed.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>As it was made: people type it in small letters, with spaces and hyphens. Null where it cannot be a code.</summary>
    public static string? Read(string? typed)
    {
        var code = new string([.. (typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-').Take(Length + 1)]).ToUpperInvariant();
        return code.Length == Length && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>As it is shown: in three parts.</summary>
    public static string Shown(string code) => string.Join(' ', code.Chunk(Part).Select(part => new string(part)));

    public void Renew(string code, DateTimeOffset at) => (CodeHash, MadeAt) = (Secret.Hash(code), at);
}
