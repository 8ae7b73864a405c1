namespace Rapport.Features.Moderation.TakeDowns;

/// <summary>How long something has waited, in words.</summary>
public sealed record Age(TimeSpan Waited)
{
    /// <summary>Longer than this, somebody should act.</summary>
    private static readonly TimeSpan Long = TimeSpan.FromDays(3);

    public bool IsLong => Waited >= Long;

    public string Words => Waited.TotalHours < 1 ? "waiting less than an hour"
        : Waited.TotalDays < 1 ? Count((int)Waited.TotalHours, "hour")
        : Count((int)Waited.TotalDays, "day");

    private static string Count(int number, string unit) => $"waiting {number} {unit}{(number == 1 ? "" : "s")}";
}
