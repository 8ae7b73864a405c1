using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Rapport.Features.Questions;

/// <summary>An order by chance that stays the same for one reader, and is another for the next.</summary>
internal static class Shuffle
{
    public static UInt128 Place(byte[] seed, Guid id) =>
        BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(seed, id.ToByteArray()));
}
