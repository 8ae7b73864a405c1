namespace Rapport.Formats.Schedules;

/// <summary>What sort of item of the programme a session is, as far as its source says.</summary>
public enum ScheduledKind
{
    Talk,
    Workshop,
    Panel,
    Break,
    Other,
}
