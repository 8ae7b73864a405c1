namespace Rapport.Formats.Livelogs;

/// <summary>What was said in a meeting, line by line in the order of the log.</summary>
public sealed record Livelog(LivelogFormat Format, IReadOnlyList<LivelogLine> Lines);
