namespace Rapport.Formats.Calendar;

/// <summary>One session as a calendar lists it.</summary>
/// <param name="Uid">Never changes, whatever the session is called and whenever it is.</param>
/// <param name="Sequence">Higher after each change; calendars take the entry with the highest.</param>
/// <param name="Title">One line.</param>
/// <param name="StartsAt">Wall time in the calendar's zone.</param>
/// <param name="EndsAt">Wall time in the calendar's zone.</param>
/// <param name="ChangedAt">When the session was last changed.</param>
public sealed record CalendarSession(string Uid, int Sequence, string Title, DateTime StartsAt, DateTime EndsAt, DateTimeOffset ChangedAt)
{
    /// <summary>Null where there is none.</summary>
    public string? Room { get; init; }

    /// <summary>Empty where there is none.</summary>
    public string Track { get; init; } = "";

    /// <summary>Plain text; empty where there is none.</summary>
    public string Description { get; init; } = "";

    /// <summary>The session's page.</summary>
    public Uri? Address { get; init; }

    /// <summary>Listed so that calendars strike it out.</summary>
    public bool IsCancelled { get; init; }
}
