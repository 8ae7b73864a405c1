using Rapport.Platform.Identity;

namespace Rapport.Features.Programme.Stars;

/// <summary>
/// What lets a calendar program read somebody's own programme without signing in. One a person; a new one ends the one
/// before. Only its hash is stored.
/// </summary>
public sealed class CalendarKey
{
    private CalendarKey()
    {
    }

    public CalendarKey(Guid personId) => PersonId = personId;

    public Guid PersonId { get; private set; }
    public byte[] TokenHash { get; private set; } = [];
    public DateTimeOffset MadeAt { get; private set; }

    public void Renew(string token, DateTimeOffset at) => (TokenHash, MadeAt) = (Secret.Hash(token), at);
}
