namespace Rapport.Features.Programme.Releases;

/// <summary>A line of the change log as people read it; the title in the middle is a link where the session has a page.</summary>
/// <param name="Lead">Before the title.</param>
/// <param name="Rest">After the title.</param>
public sealed record ReleaseWords(string Lead, string Title, string Rest)
{
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    public static ReleaseWords Of(ReleaseLine line)
    {
        var (before, after) = (line.Before, line.After);
        return before is null ? new(after.IsCancelled ? "cancelled: " : "new: ", after.Title, Place(line) + Why(after))
            : after.IsCancelled && !before.IsCancelled ? new("cancelled: ", after.Title, Why(after))
            : before.IsCancelled && !after.IsCancelled ? new("takes place after all: ", after.Title, Place(line))
            : new("", before.Title, string.Join(";", Changes(line, before, after)));
    }

    /// <summary>"three changes".</summary>
    public static string Count(int count, string one, string many) =>
        $"{(count < Numbers.Length ? Numbers[count] : count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture))} {(count == 1 ? one : many)}";

    private static IEnumerable<string> Changes(ReleaseLine line, SessionState before, SessionState after)
    {
        if (before.Title != after.Title)
        {
            yield return $" is now called “{after.Title}”";
        }

        if (before.Wall != after.Wall || before.RoomId != after.RoomId)
        {
            yield return string.Join(", ", Moves(line, before, after));
        }

        if (before.Minutes != after.Minutes)
        {
            yield return $" takes {after.Minutes} minutes";
        }

        if (before.Reason != after.Reason)
        {
            yield return $" is cancelled{Why(after)}";
        }
    }

    private static IEnumerable<string> Moves(ReleaseLine line, SessionState before, SessionState after)
    {
        var where = before.RoomId == after.RoomId ? "" : line.Room.Length > 0 ? $" to {line.Room}" : " out of its room";
        var when = before.Wall == after.Wall ? "" : $"{At(before.Wall, null)} → {At(after.Wall, before.Wall)}";
        yield return $" moved{where}";
        if (when.Length > 0)
        {
            yield return when;
        }
    }

    private static string Place(ReleaseLine line) => string.Concat(
        line.Wall is { } wall ? $", {wall:dddd d MMMM, HH:mm}" : "",
        line.Room.Length > 0 ? $", {line.Room}" : "");

    private static string At(DateTime? wall, DateTime? beside) =>
        wall is not { } at ? "no time yet" : beside is null || beside.Value.Date == at.Date ? at.ToString("HH:mm") : at.ToString("dddd d MMMM, HH:mm");

    private static string Why(SessionState state) => state.Reason.Length > 0 ? $", because: {state.Reason}" : "";
}
