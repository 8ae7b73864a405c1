using System.Threading.RateLimiting;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Moderation.TakeDowns;

/// <summary>
/// How often visitors without a name ask from one network address: a few dozen in a hall at once, and a handful in an hour
/// after that. By thing there is no limit, else whoever asks often would keep whom it is about from asking.
/// </summary>
public sealed class NamelessLimit : IDisposable
{
    private const int AtOnce = 20;

    internal static readonly Problem Enough = new("take_downs_many", "Many requests have come from your network just now. Please send yours again in a little while, or sign in.");

    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimitPartition.GetTokenBucketLimiter(RateLimits.Address(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(5),
            QueueLimit = 0,
        }));

    public bool TryTake(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
