namespace Rapport.Shared;

/// <summary>
/// Somebody looking at one space or event: who they are (nobody, when signed out) and what they may see there.
/// Every query goes through one.
/// </summary>
public sealed record Reader(Guid? PersonId, Role? Role, bool IsHost)
{
    public static readonly Reader Visitor = new(null, null, false);

    public Audience Audience =>
        IsTeam ? Audience.Team
        : Role is not null ? Audience.Members
        : Audience.Public;

    /// <summary>May capture, and sees what the team sees.</summary>
    public bool IsTeam => IsHost || Role >= Shared.Role.Reporter;

    /// <summary>May change the event and its programme, and hide what others wrote.</summary>
    public bool IsOrganiser => IsHost || Role >= Shared.Role.Organiser;

    public bool IsSignedIn => PersonId is not null;
}
