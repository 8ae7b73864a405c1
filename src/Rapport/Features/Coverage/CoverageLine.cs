using Rapport.Features.Programme;

namespace Rapport.Features.Coverage;

/// <summary>A session and who covers it.</summary>
public sealed record CoverageLine(ProgrammeItem Session, IReadOnlyList<ShiftLine> Shifts)
{
    /// <summary>Nobody covers it, and somebody still could.</summary>
    public bool IsGap(DateTimeOffset now) =>
        Shifts.Count == 0 && Session is { IsCancelled: false, Kind: not SessionKind.Break } && !(Session.EndsAt <= now);
}
