using System.Threading.RateLimiting;

namespace Rapport.Platform.Web;

/// <summary>Bounds how often one account is tried, from however many addresses; also one that does not exist.</summary>
public sealed class AccountLimit(LimitOptions limits) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter =
        PartitionedRateLimiter.Create<string, string>(account => RateLimits.Bucket(account, limits.SignInsPerAccount));

    /// <summary>False when the answer must be "too many"; the response then says when to try again.</summary>
    public bool TryTake(string account, HttpResponse response)
    {
        using var lease = limiter.AttemptAcquire(account.Trim().ToUpperInvariant());
        if (!lease.IsAcquired)
        {
            RateLimits.SayWhen(response, lease);
        }

        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
