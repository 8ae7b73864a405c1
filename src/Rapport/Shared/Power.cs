namespace Rapport.Shared;

/// <summary>What somebody may do in a space or event; <see cref="Powers"/> says from which role on.</summary>
public enum Power
{
    Comment,
    ReadMembers,
    Answer,
    Capture,
    ReadTeam,
    Moderate,
    Steer,
    Organise,
    Own,
}
