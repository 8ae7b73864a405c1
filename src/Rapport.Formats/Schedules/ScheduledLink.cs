namespace Rapport.Formats.Schedules;

/// <summary>A link that a session names: slides, recording, pad. The address is absolute and http or https.</summary>
/// <param name="Title">One line of text; the address itself where the source gives no title.</param>
/// <param name="Url">At most 2,000 characters.</param>
public sealed record ScheduledLink(string Title, string Url);
