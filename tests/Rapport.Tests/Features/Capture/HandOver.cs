using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rapport.Features.Accounts.DeviceKeys;

namespace Rapport.Tests.Features.Capture;

/// <summary>What a writer's device proves, written from docs/protocol/handover.md.</summary>
internal static class HandOver
{
    public static JsonObject Piece(IssuedKey key, Guid eventId, string text) => new()
    {
        ["key"] = key.Id,
        ["proof"] = Proof(key, $"rapport-hand-over-text-1\n{eventId}\n{text}"),
        ["text"] = text,
    };

    /// <summary>What an upload's metadata says beside the usual.</summary>
    public static IReadOnlyList<(string Key, string Value)> FileProof(IssuedKey key, Guid eventId, Guid file, byte[] bytes)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return [("key", $"{key.Id}"), ("proof", Proof(key, $"rapport-hand-over-file-1\n{eventId}\n{file}\n{sha256}")), ("sha256", sha256)];
    }

    private static string Proof(IssuedKey key, string proven) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(SHA256.HashData(Encoding.UTF8.GetBytes(key.Key)), Encoding.UTF8.GetBytes(proven)));
}
