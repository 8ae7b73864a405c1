using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>The roles as people read them.</summary>
public static class RoleWords
{
    /// <summary>The roles that can be given; somebody is a guest by joining.</summary>
    public static readonly IReadOnlyList<Role> Given =
        [Role.Member, Role.Contributor, Role.Speaker, Role.Reporter, Role.Editor, Role.Organiser, Role.Owner];

    public static string Name(this Role role) => role == Role.Contributor ? "Invited contributor" : role.ToString();

    public static string Meaning(this Role role) => role switch
    {
        Role.Guest => "takes part in one event by name",
        Role.Member => "reads and comments",
        Role.Contributor => "can write notes and add photos during the event",
        Role.Speaker => "speaks at the event, and can write notes and add photos",
        Role.Reporter => "is on the team and covers sessions",
        Role.Editor => "corrects and hides what others wrote",
        Role.Organiser => "changes the event and its people",
        Role.Owner => "decides who organises",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };
}
