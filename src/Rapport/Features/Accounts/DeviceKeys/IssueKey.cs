using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <param name="SignInId">The sign-in that asks: a key does not outlive one that is ended at the same moment.</param>
public sealed record IssueKeyInput(Guid PersonId, Guid EventId, Guid SignInId, string Device);

/// <summary>Makes a key for the device that asks. Its token is told once; of a person's many keys in an event the last ones count.</summary>
public sealed class IssueKey(RapportDb db, TimeProvider time)
{
    /// <summary>More devices than anybody reports with.</summary>
    public const int Most = 20;

    public async Task<Outcome<IssuedKey>> RunAsync(IssueKeyInput input, CancellationToken cancellationToken)
    {
        await db.LockPersonAsync(input.PersonId, cancellationToken);
        if (!await db.OpenSignIns.AnyAsync(row => row.Id == input.SignInId && row.PersonId == input.PersonId, cancellationToken))
        {
            return DeviceKeyProblems.SignedOut;
        }

        var (now, token) = (time.GetUtcNow(), Secret.New());
        var earlier = await db.DeviceKeys
            .Where(key => key.PersonId == input.PersonId && key.EventId == input.EventId && key.RevokedAt == null)
            .OrderByDescending(key => key.SeenAt).ThenByDescending(key => key.Id)
            .Select(key => key.Id).ToListAsync(cancellationToken);
        var over = earlier.Skip(Most - 1).ToArray();
        if (over.Length > 0)
        {
            await db.DeviceKeys.Where(key => over.Contains(key.Id)).ExecuteUpdateAsync(key => key.SetProperty(row => row.RevokedAt, now), cancellationToken);
        }

        var made = new DeviceKey(Ids.New(time), input.PersonId, input.EventId, input.Device, now).OpenedBy(Secret.Hash(token));
        db.Add(made);
        await db.SaveChangesAsync(cancellationToken);
        return new IssuedKey(token, made.Id, input.PersonId);
    }
}
