namespace Rapport.Features.Accounts.DeviceKeys;

public static class DeviceKeyDoors
{
    /// <summary>
    /// At this door a device may come by its key (<c>Authorization: Device …</c>). The door finds its event by
    /// <c>Places</c>, which knows the caller in the key's own event alone.
    /// </summary>
    public static T AcceptDeviceKeys<T>(this T route)
        where T : IEndpointConventionBuilder => route.WithMetadata(new AcceptsDeviceKey());
}
