using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Rapport.Platform.Identity;

/// <summary>Tokens that grant use to whoever holds them. They are shown once; only their hash is kept.</summary>
public static class Secret
{
    private const int Bytes = 32;

    /// <summary>256 random bits, as they stand in an address.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    public static bool IsSame(string given, byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(given), hash);
}
