using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Questions.Follow;

/// <summary>
/// What brings a guest, whom their browser alone knows, back to what became of their questions: read anywhere by whoever
/// has it, and it opens nothing else. One a person; a new one ends the one before. Only its hash is stored.
/// </summary>
public sealed class FollowCode
{
    private static readonly TypedCode Kind = new(length: 12, part: 4);

    private FollowCode()
    {
    }

    public FollowCode(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private set; }
    public byte[] CodeHash { get; private set; } = [];
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>59 random bits, to be written down and typed.</summary>
    public static string New() => Kind.New();

    /// <summary>As it was made; null where what was typed cannot be a code.</summary>
    public static string? Read(string? typed) => Kind.Read(typed);

    /// <summary>As it is shown: in three parts.</summary>
    public static string Shown(string code) => Kind.Shown(code);

    public void Renew(string code, DateTimeOffset at) => (CodeHash, MadeAt) = (Secret.Hash(code), at);
}
