namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>A new key as its device hears of it, this once.</summary>
/// <param name="Key">The token.</param>
/// <param name="Id">What a proof names it by.</param>
/// <param name="Person">For whom it speaks.</param>
public sealed record IssuedKey(string Key, Guid Id, Guid Person);
