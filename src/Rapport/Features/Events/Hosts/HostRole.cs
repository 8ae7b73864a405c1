namespace Rapport.Features.Events.Hosts;

/// <summary>How somebody stands behind an event; the numbers are stored and order the groups.</summary>
public enum HostRole
{
    Host = 0,
    Sponsor = 1,
    Partner = 2,
}
