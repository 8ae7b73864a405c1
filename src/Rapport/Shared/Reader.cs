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
        : May(Power.ReadMembers) ? Audience.Members
        : Audience.Public;

    /// <summary>The role by which pages are told apart: a host has what owners have.</summary>
    public Role? Standing => IsHost ? Shared.Role.Owner : Role;

    /// <summary>A guest who has not been let in: what they write is held.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Sees what the team sees.</summary>
    public bool IsTeam => May(Power.ReadTeam);

    /// <summary>May write into the stream.</summary>
    public bool MayCapture => May(Power.Capture);

    /// <summary>May correct and hide what others wrote.</summary>
    public bool IsEditor => May(Power.Moderate);

    /// <summary>May change the event and its programme, and give roles.</summary>
    public bool IsOrganiser => May(Power.Organise);

    public bool IsSignedIn => PersonId is not null;

    public bool May(Power power) => IsHost || Role.Has(power);
}
