namespace Rapport.Features.Programme;

/// <summary>How a session's abstract was written; the numbers are stored.</summary>
public enum AbstractFormat
{
    Markdown = 0,
    Html = 1,
    Plain = 2,
}
