namespace Rapport.Features.Record;

/// <summary>The three modes of a session's one page.</summary>
public enum SessionMode
{
    Before,
    Now,
    After,
}
