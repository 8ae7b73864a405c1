using Rapport.Shared;

namespace Rapport.Features.Accounts.DeviceKeys;

public static class DeviceKeyProblems
{
    public static readonly Problem SignedOut = new("signed_out", "You are signed out. Nothing is lost; sign in to send.");

    public static readonly Problem Unknown = new("device_key_unknown", "The key of this device is not in use any more. Nothing is lost; sign in to send.");

    public static readonly Problem TooMany = new("device_key_tries", "Too many sign-in attempts came from your network. Nothing is lost; this device tries again later.");

    public static readonly Problem ProofWrong = new("proof_wrong", "This file was changed since it was made, or is for another event. Nothing in it was added.");

    public static readonly Problem ProofRevoked = new("proof_revoked", "The key that proves whose this is was revoked. Its author has to sign in and deliver it.");
}
