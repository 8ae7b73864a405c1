namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>Marks a door at which a device key speaks for its person. At all others it is as if it were not there.</summary>
public sealed class AcceptsDeviceKey;
