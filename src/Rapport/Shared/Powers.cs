namespace Rapport.Shared;

/// <summary>
/// Who may do what: each power belongs to a role and to all above it. The host of the installation has every power.
/// <c>docs/user/roles.md</c> shows the same table; a test compares them.
/// </summary>
public static class Powers
{
    public static readonly IReadOnlyDictionary<Power, Role> From = new Dictionary<Power, Role>
    {
        [Power.Comment] = Role.Guest,
        [Power.ReadMembers] = Role.Guest,
        [Power.Answer] = Role.Member,
        [Power.Capture] = Role.Contributor,
        [Power.ReadTeam] = Role.Reporter,
        [Power.Moderate] = Role.Editor,
        [Power.Steer] = Role.Editor,
        [Power.Organise] = Role.Organiser,
        [Power.Own] = Role.Owner,
    };

    public static bool Has(this Role? role, Power power) => role >= From[power];
}
