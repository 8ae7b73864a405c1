using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Coverage;

/// <summary>Which sessions somebody covers, and which they gave to others. A plan without anybody behind it is none, so theirs goes in any case.</summary>
public sealed class CoverageHoldings(RapportDb db) : IHoldAboutPeople
{
    public IReadOnlyCollection<string> Tables => ["shifts"];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        // Who is no longer of the team reads only that there was one: a session may be for the team alone.
        var places = db.SubjectsKnownTo(personId);
        var own = db.Shifts.Where(shift => shift.PersonId == personId).OrderBy(shift => shift.SetAt).ThenBy(shift => shift.Id)
            .Select(shift => new
            {
                shift.Role,
                shift.SetAt,
                Session = places.Where(place => place.Id == shift.SessionId).Select(place => place.Title).FirstOrDefault(),
                Address = places.Where(place => place.Id == shift.SessionId).Select(place => place.Address).FirstOrDefault(),
            });
        var given = db.Shifts.Where(shift => shift.SetById == personId && shift.PersonId != personId).OrderBy(shift => shift.SetAt).ThenBy(shift => shift.Id)
            .Select(shift => new
            {
                shift.Role,
                shift.SetAt,
                Session = places.Where(place => place.Id == shift.SessionId).Select(place => place.Title).FirstOrDefault(),
                Address = places.Where(place => place.Id == shift.SessionId).Select(place => place.Address).FirstOrDefault(),
            });
        return
        [
            await own.HoldAsync("Sessions that you cover", "shifts", row => new($"{row.Session ?? "A session"} ({row.Role.Part})", row.Address), cancellationToken),
            await given.HoldAsync("Sessions that you gave to others to cover", "given-shifts", row => new($"{row.Session ?? "A session"} ({row.Role.Part})", row.Address), cancellationToken),
        ];
    }

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) =>
        db.DropShiftsAsync(db.Shifts.Where(shift => shift.PersonId == erasure.PersonId), erasure.At, cancellationToken);
}
