using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>What somebody decided about what others wrote, or about who takes part.</summary>
/// <param name="Act">What was done, in words that begin a line: "Hidden".</param>
/// <param name="By">Who did it; null for the program itself.</param>
public sealed record Ruling(string Act, DateTimeOffset At, string? By)
{
    /// <summary>What or whom it was about; null where this reader may not know.</summary>
    public string? About { get; init; }

    public string? Address { get; init; }

    /// <summary>Why it is out of sight, as long as it is.</summary>
    public string? Reason { get; init; }

    public required EventZone Zone { get; init; }

    public string Day => Zone.ToWall(At).ToString("dddd d MMMM", System.Globalization.CultureInfo.InvariantCulture);

    public string Time => Zone.ToWall(At).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
