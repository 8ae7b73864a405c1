using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions.Follow;

/// <summary>That a guest has a code to come back with. Who has an account signs in, so it ends with the guest.</summary>
public sealed class FollowCodeHoldings(RapportDb db) : IHoldAboutPeople, IFollowMerge
{
    public IReadOnlyCollection<string> Tables => ["follow_codes"];

    public IReadOnlyCollection<string> Kinds => [];

    public async Task<IReadOnlyList<Holding>> ReadAsync(Guid personId, CancellationToken cancellationToken) =>
    [
        await db.FollowCodes.Where(code => code.PersonId == personId).Select(code => new { code.MadeAt })
            .HoldAsync("Your code to come back with", "follow-code", row => new($"Made on {row.MadeAt:yyyy-MM-dd}", null), cancellationToken),
    ];

    public Task EraseAsync(Erasure erasure, CancellationToken cancellationToken) => EndAsync(erasure.PersonId, cancellationToken);

    public Task MergeAsync(Guid from, Guid into, CancellationToken cancellationToken) => EndAsync(from, cancellationToken);

    private Task EndAsync(Guid personId, CancellationToken cancellationToken) =>
        db.FollowCodes.Where(code => code.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
}
