using System.Threading.RateLimiting;

namespace Rapport.Platform.Web;

/// <summary>
/// Bounds how many wrong secrets are tried from one address. Right ones cost nothing, so that a hall behind one address
/// goes on; once too many were wrong, none from there is looked at for a while.
/// </summary>
public sealed class AddressLimit(LimitOptions limits) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter =
        PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimits.Bucket(RateLimits.Address(context), limits.SignInsPerAddress));

    /// <summary>False when the answer must be "too many"; the response then says when to try again.</summary>
    public bool HasRoom(HttpContext context)
    {
        if (limiter.GetStatistics(context) is not { CurrentAvailablePermits: 0 })
        {
            return true;
        }

        using var lease = limiter.AttemptAcquire(context);
        if (!lease.IsAcquired)
        {
            RateLimits.SayWhen(context.Response, lease);
        }

        return lease.IsAcquired;
    }

    /// <summary>One was wrong.</summary>
    public void Take(HttpContext context) => limiter.AttemptAcquire(context).Dispose();

    public void Dispose() => limiter.Dispose();
}
