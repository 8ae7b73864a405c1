namespace Rapport.Formats.Schedules;

/// <summary>How an abstract is written. HTML from a source is hostile until it has been sanitised.</summary>
public enum TextFormat
{
    Plain,
    Markdown,
    Html,
}
