using System.Diagnostics.CodeAnalysis;

namespace Rapport.Formats.Schedules;

/// <summary>The outcome of reading a file: a <see cref="Schedule"/> with at least one session, or a <see cref="Refusal"/>.</summary>
public sealed class ScheduleReading
{
    private ScheduleReading(Schedule? schedule, Refusal? refusal) => (Schedule, Refusal) = (schedule, refusal);

    public Schedule? Schedule { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Schedule))]
    public bool IsRefused => Refusal is not null;

    public static ScheduleReading Of(Schedule schedule) => new(schedule, null);

    public static ScheduleReading Refused(Refusal refusal) => new(null, refusal);
}
