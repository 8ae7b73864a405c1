using Rapport.Shared;

namespace Rapport.Features.Personal;

/// <summary>What all slices together hold about somebody.</summary>
public sealed class OwnHoldings(IEnumerable<IHoldAboutPeople> holders)
{
    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var held = new List<Holding>();
        foreach (var holder in holders)
        {
            held.AddRange(await holder.ReadAsync(personId, cancellationToken));
        }

        return held;
    }
}
