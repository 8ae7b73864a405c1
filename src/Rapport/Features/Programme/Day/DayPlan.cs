using System.Security.Cryptography;
using System.Text;
using Rapport.Shared;

namespace Rapport.Features.Programme.Day;

/// <summary>What a change of the day would do, before it does anything.</summary>
public sealed record DayPlan(IReadOnlyList<DayShift> Shifts, IReadOnlyList<Clash> Clashes)
{
    /// <summary>The same for two plans that would do the same.</summary>
    public string Hash =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Shifts.Select(shift => $"{shift.Before.Id} {shift.Before.State} {shift.After.State}")))))[..32];

    /// <summary>The plan with the clashes that it would make or leave with the sessions it moves.</summary>
    public static Outcome<DayPlan> Of(IReadOnlyList<DaySession> present, IEnumerable<DayShift> shifts, IReadOnlyDictionary<Guid, string> rooms)
    {
        var real = shifts.Where(shift => shift.Before.State != shift.After.State).ToList();
        if (real.Count == 0)
        {
            return ProgrammeProblems.NothingToChange;
        }

        var after = real.ToDictionary(shift => shift.After.Id, shift => shift.After);
        var clashes = Clash.In(present.Select(session => after.GetValueOrDefault(session.Id, session)), rooms);
        return new DayPlan(real, [.. clashes.Where(clash => after.ContainsKey(clash.First.Id) || after.ContainsKey(clash.Second.Id))]);
    }
}
