namespace Rapport.Features.Coverage;

/// <summary>Roles as one says them.</summary>
public static class ShiftRoleWords
{
    /// <summary>In the order in which one chooses among them.</summary>
    public static IReadOnlyList<ShiftRole> All { get; } = Enum.GetValues<ShiftRole>();

    extension(ShiftRole role)
    {
        /// <summary>As devices are told of it: "photographer".</summary>
        public string Word => role.ToString().ToLowerInvariant();

        /// <summary>Behind a name: "photos".</summary>
        public string Part => role switch
        {
            ShiftRole.Photographer => "photos",
            ShiftRole.Interviewer => "interviews",
            ShiftRole.Remote => "from afar",
            _ => "writing",
        };

        /// <summary>On a button: "Take photos".</summary>
        public string Act => role switch
        {
            ShiftRole.Photographer => "Take photos",
            ShiftRole.Interviewer => "Interview",
            ShiftRole.Remote => "Follow from afar",
            _ => "Write",
        };
    }
}
