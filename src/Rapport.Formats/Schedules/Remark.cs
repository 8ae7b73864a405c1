using System.Globalization;

namespace Rapport.Formats.Schedules;

/// <summary>An oddity in words: for one, and for many with # where the number goes. Neither ends in a full stop.</summary>
internal sealed record Remark(string One, string Many, bool LeavesOut = false)
{
    public static readonly Remark Unreadable = new("1 entry could not be read and was left out", "# entries could not be read and were left out", true);
    public static readonly Remark NoTitle = new("1 session has no title and is called “Untitled session”", "# sessions have no title and are called “Untitled session”");
    public static readonly Remark NoStart = new("1 session has no start time and was left out", "# sessions have no start time and were left out", true);
    public static readonly Remark BadStart = new("1 session has a start that is not a time and was left out", "# sessions have a start that is not a time and were left out", true);
    public static readonly Remark FarStart = new("1 session starts before 1970 or after 2199 and was left out", "# sessions start before 1970 or after 2199 and were left out", true);
    public static readonly Remark Twice = new("1 session stands in the file twice and was taken once", "# sessions stand in the file more than once and were taken once");
    public static readonly Remark NoRoom = new("1 session has no room", "# sessions have no room");
    public static readonly Remark NoEnd = new("1 session has no end", "# sessions have no end");
    public static readonly Remark BadLength = new("1 session ends before it starts, and its end was dropped", "# sessions end before they start, and their ends were dropped");
    public static readonly Remark LongLength = new("1 session lasts more than seven days, and its end was dropped", "# sessions last more than seven days, and their ends were dropped");
    public static readonly Remark SharedKey = new("1 session shares its identity with another and will be matched by title, day and speakers", "# sessions share their identity with others and will be matched by title, day and speakers");
    public static readonly Remark CutTitle = new("1 title is very long and was cut", "# titles are very long and were cut");
    public static readonly Remark CutName = new("1 name is very long and was cut", "# names are very long and were cut");
    public static readonly Remark CutText = new("1 abstract or biography is very long and was cut", "# abstracts or biographies are very long and were cut");
    public static readonly Remark CutList = new("1 session has too many speakers or links, and the last were left out", "# sessions have too many speakers or links, and the last were left out");
    public static readonly Remark UnknownSpeaker = new("1 speaker is named only by an id that the file does not explain", "# speakers are named only by ids that the file does not explain");
    public static readonly Remark UnknownZone = new("1 session is in a time zone that is not known here, and its clock time was taken as it stands", "# sessions are in a time zone that is not known here, and their clock times were taken as they stand");
    public static readonly Remark WholeDay = new("1 session lasts the whole day", "# sessions last the whole day");
    public static readonly Remark Endless = new("1 session repeats without end, and only its first date was taken", "# sessions repeat without end, and only their first dates were taken");
    public static readonly Remark OddRepeats = new("1 session repeats in a way that cannot be followed, and only its first date was taken", "# sessions repeat in a way that cannot be followed, and only their first dates were taken");
    public static readonly Remark ManyRepeats = new("1 session repeats very often, and its later dates were left out", "# sessions repeat very often, and their later dates were left out");
    public static readonly Remark Guessed = new("The file is not in UTF-8; check that accented letters came through", "");
    public static readonly Remark DayFirst = new("Dates such as 03/04 were read as day before month", "");

    public string Say(int count) => count == 1 || Many.Length == 0 ? One : Many.Replace("#", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
