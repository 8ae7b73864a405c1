namespace Rapport.Features.Coverage;

/// <summary>Those who cover a session in one line: "Rita (writing, photos), Tom (interviews)".</summary>
public static class ShiftWords
{
    public static string Of(IEnumerable<ShiftLine> shifts) => string.Join(
        ", ",
        shifts.GroupBy(shift => (shift.PersonId, shift.Name)).Select(person => $"{person.Key.Name} ({string.Join(", ", person.Select(shift => shift.Role.Part))})"));
}
