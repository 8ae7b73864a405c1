namespace Rapport.Features.Events.Hosts;

internal static class HostWords
{
    /// <summary>Above those of one role, on the event's page.</summary>
    public static string Heading(this HostRole role) => role switch
    {
        HostRole.Host => "Hosted by",
        HostRole.Sponsor => "Sponsored by",
        _ => "With",
    };
}
