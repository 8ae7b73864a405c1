using Rapport.Shared;

namespace Rapport.Features.Accounts.DeviceKeys;

public static class DeviceKeyProblems
{
    public static readonly Problem SignedOut = new("signed_out", "You are signed out. Nothing is lost; sign in to send.");

    public static readonly Problem Unknown = new("device_key_unknown", "The key of this device is not in use any more. Nothing is lost; sign in to send.");

    public static readonly Problem TooMany = new("device_key_tries", "Too many keys that are not in use came from this network. Nothing is lost; it is sent again in a while.");

    public static readonly Problem ProofWrong = new("proof_wrong", "This is not as its author’s device made it, or not for this event. Nothing of it was taken.");

    public static readonly Problem ProofRevoked = new("proof_revoked", "The key that proves whose this is was revoked. Its author has to sign in and deliver it.");
}
