using Rapport.Shared;

namespace Rapport.Features.Programme.Releases;

/// <summary>A release as far as an audience may see of what it tells.</summary>
/// <param name="Count">Of its lines, also of those that are not here.</param>
public sealed record ReleaseView(int Number, DateTimeOffset At, int Count, IReadOnlyList<(ReleaseWords Words, string Address)> Lines)
{
    public string Sum => Number == 1 ? ReleaseWords.Count(Count, "session", "sessions") : ReleaseWords.Count(Count, "change", "changes");

    /// <summary>The time alone on the day itself.</summary>
    public string When(EventZone zone, DateTimeOffset now)
    {
        var (at, today) = (zone.ToWall(At), zone.ToWall(now));
        return at.ToString(at.Date == today.Date ? "HH:mm" : "d MMMM, HH:mm");
    }
}
