namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>What shows that something comes from the device of its author, whoever brings it.</summary>
/// <param name="Key">The id of the author's device key.</param>
/// <param name="Value">HMAC-SHA256 in base64url.</param>
public sealed record KeyProof(Guid Key, string Value);
