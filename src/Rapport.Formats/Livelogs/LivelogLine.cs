namespace Rapport.Formats.Livelogs;

/// <summary>One message of a log.</summary>
/// <param name="Nick">Who wrote it, as the log says.</param>
/// <param name="Text">What was written; never blank. Line breaks are <c>\n</c>.</param>
/// <param name="At">Time since the log's first stamp, which may run backwards where the log does; null where a line has none.</param>
/// <param name="IsAction">True for what somebody does rather than says (<c>/me</c>).</param>
public sealed record LivelogLine(string Nick, string Text, TimeSpan? At, bool IsAction = false);
