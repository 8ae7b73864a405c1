using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Rapport.Tests;

/// <summary>A device that makes one passkey and shows it, as the WebAuthn standard has it: ES256, no attestation.</summary>
public sealed class SoftPasskey(Uri site) : IDisposable
{
    private const byte Verified = 0x05;
    private const byte WithKey = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);
    private string? owner;
    private uint count;

    /// <summary>Answers the options of a page that wants a new passkey.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        owner = asked.RootElement.GetProperty("user").GetProperty("id").GetString();
        var client = ClientData("webauthn.create", asked);
        byte[] data = [.. Head(Verified | WithKey), .. new byte[16], 0, (byte)id.Length, .. id, .. CosKey()];
        byte[] attestation =
        [
            0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0,
            0x68, .. "authData"u8, 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data,
        ];
        return Credential(new() { ["clientDataJSON"] = Text(client), ["attestationObject"] = Text(attestation), ["transports"] = Array.Empty<string>() });
    }

    /// <summary>Answers the options of a page that wants to know who comes.</summary>
    public string Get(string options)
    {
        count++;
        using var asked = JsonDocument.Parse(options);
        var (client, data) = (ClientData("webauthn.get", asked), Head(Verified));
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new() { ["clientDataJSON"] = Text(client), ["authenticatorData"] = Text(data), ["signature"] = Text(signature), ["userHandle"] = owner! });
    }

    public void Dispose() => key.Dispose();

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private string Credential(Dictionary<string, object> response) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["id"] = Text(id),
        ["rawId"] = Text(id),
        ["type"] = "public-key",
        ["clientExtensionResults"] = new Dictionary<string, object>(),
        ["response"] = response,
    });

    private byte[] ClientData(string type, JsonDocument asked) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        type,
        challenge = asked.RootElement.GetProperty("challenge").GetString(),
        origin = site.GetLeftPart(UriPartial.Authority),
        crossOrigin = false,
    }));

    private byte[] Head(byte flags)
    {
        var counted = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counted, count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site.Host)), flags, .. counted];
    }

    private byte[] CosKey()
    {
        var point = key.ExportParameters(false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }
}
