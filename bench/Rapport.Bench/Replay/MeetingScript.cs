using Rapport.Formats.Livelogs;

namespace Rapport.Bench.Replay;

/// <summary>
/// A meeting's log as entries that are due one after the other: who writes each, when, and into which session. Ids rise
/// with the log's order, so that lines of the same millisecond keep it.
/// </summary>
internal sealed class MeetingScript
{
    private const int IdsInMillisecond = 4096;

    private MeetingScript(IReadOnlyList<ScriptLine> lines) => Lines = lines;

    public IReadOnlyList<ScriptLine> Lines { get; }

    /// <param name="speed">How many times faster than it was.</param>
    /// <param name="sessions">Where the lines go, one session after the other with the log's topics; the event's own stream when empty.</param>
    public static MeetingScript Write(Livelog log, double speed, int reporters, IReadOnlyList<Guid> sessions, DateTimeOffset start)
    {
        var writers = Share(log, reporters);
        var lines = new List<ScriptLine>(log.Lines.Count);
        var (at, topic) = (TimeSpan.Zero, 0);
        foreach (var line in log.Lines)
        {
            // A log's clock may step back; nobody writes before what they have written.
            at = line.At is { } stamp && stamp > at ? stamp : at;
            topic += IsTopic(line.Text) ? 1 : 0;
            var due = at / speed;
            var session = sessions.Count > 0 ? sessions[topic % sessions.Count] : (Guid?)null;
            lines.Add(new(writers[line.Nick], due, new(NewId(start, lines.Count), Rounded(start + due), Kind(line.Text), line.Text, session)));
        }

        return new(lines);
    }

    /// <summary>Each person's lines go to one reporter; the busiest are shared out first.</summary>
    private static Dictionary<string, int> Share(Livelog log, int reporters)
    {
        var loads = new int[reporters];
        var writers = new Dictionary<string, int>();
        foreach (var (nick, count) in log.Lines.CountBy(line => line.Nick).OrderByDescending(pair => pair.Value))
        {
            var least = Array.IndexOf(loads, loads.Min());
            loads[least] += count;
            writers[nick] = least;
        }

        return writers;
    }

    private static Guid NewId(DateTimeOffset start, int index)
    {
        var bytes = Guid.CreateVersion7(start.AddMilliseconds(index / IdsInMillisecond)).ToByteArray(bigEndian: true);
        bytes[6] = (byte)(0x70 | ((index % IdsInMillisecond) >> 8));
        bytes[7] = (byte)index;
        return new Guid(bytes, bigEndian: true);
    }

    private static DateTimeOffset Rounded(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static bool IsTopic(string text) => Starts(text, "topic:", "#topic");

    private static string Kind(string text) =>
        Starts(text, "action:", "#action") ? "action" : Starts(text, "resolved:", "resolution:", "#agreed") ? "decision" : "note";

    private static bool Starts(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
