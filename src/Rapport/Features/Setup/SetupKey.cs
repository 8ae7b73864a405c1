using Rapport.Platform.Identity;

namespace Rapport.Features.Setup;

/// <summary>
/// Opens the set-up of an installation that has no host yet. It is told on the console alone, so whoever makes the
/// first account can read what the server prints; each start has a key of its own.
/// </summary>
public sealed class SetupKey
{
    private readonly byte[] hash;

    public SetupKey()
    {
        Token = Secret.New();
        hash = Secret.Hash(Token);
    }

    public string Token { get; }

    public bool IsOpenedBy(string? token) => token is { Length: > 0 and < 200 } && Secret.IsSame(token, hash);
}
