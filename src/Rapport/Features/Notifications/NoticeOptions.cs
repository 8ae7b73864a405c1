using System.ComponentModel.DataAnnotations;

namespace Rapport.Features.Notifications;

/// <summary>How often people are mailed their notices, and how long those are kept.</summary>
public sealed record NoticeOptions
{
    public const string Section = "Notifications";

    /// <summary>Between two messages to one person.</summary>
    [Range(1, 10_080)]
    public int MailMinutes { get; set; } = 60;

    /// <summary>After which a notice that was read is gone.</summary>
    [Range(1, 3_650)]
    public int KeepDays { get; set; } = 60;

    internal TimeSpan Pause => TimeSpan.FromMinutes(MailMinutes);

    /// <summary>Whoever looks at the site at that moment need not be mailed.</summary>
    internal TimeSpan Wait => Pause < LongestWait ? Pause : LongestWait;

    private static TimeSpan LongestWait => TimeSpan.FromMinutes(10);
}
