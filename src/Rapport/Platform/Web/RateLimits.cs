using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;

namespace Rapport.Platform.Web;

/// <summary>Reading is never limited, but for guessing codes; what changes something is, by person or by address.</summary>
internal static class RateLimits
{
    /// <summary>The policy of pages that let somebody in.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The policy of the page where guests come in: a whole hall at once.</summary>
    public const string Join = "join";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddRateLimits(this IServiceCollection services, LimitOptions limits)
    {
        services.AddSingleton(new AccountLimit(limits)).AddSingleton(new AddressLimit(limits));
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = SayWhenAsync;
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => Writes(context, limits)),
                PartitionedRateLimiter.Create<HttpContext, string>(context => GuestWrites(context, limits)));
            options.AddPolicy(Join, context => Changes(context) || LooksUpCode(context) ? Bucket("join " + Address(context), limits.JoinsPerAddress) : Free());
            options.AddPolicy(SignIn, context => Changes(context) ? Bucket("sign-in " + Address(context), limits.SignInsPerAddress) : Free());
        });
    }

    /// <summary>A minute's worth at once at most; what was used comes back steadily.</summary>
    internal static RateLimitPartition<string> Bucket(string key, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 20),
            ReplenishmentPeriod = Minute / Math.Min(20, perMinute),
            QueueLimit = 0,
        });

    internal static void SayWhen(HttpResponse response, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var given) ? given : TimeSpan.FromSeconds(30);
        response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    private static ValueTask SayWhenAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        SayWhen(context.HttpContext.Response, context.Lease);
        return ValueTask.CompletedTask;
    }

    private static RateLimitPartition<string> Writes(HttpContext context, LimitOptions limits) =>
        !Changes(context) ? Free()
        : context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person ? Bucket("person " + person, limits.WritesPerPerson)
        : Bucket("address " + Address(context), limits.WritesPerAddress);

    /// <summary>Whoever comes by a name alone is one more person with each name, so what they send counts together too.</summary>
    private static RateLimitPartition<string> GuestWrites(HttpContext context, LimitOptions limits) =>
        Changes(context) && context.User is { Identity.IsAuthenticated: true } person && !person.HasClaim(claim => claim.Type == ClaimTypes.Email)
            ? Bucket("guests " + Address(context), limits.WritesPerAddress)
            : Free();

    // The page that says "too many" runs through here again, under the refused request's own method.
    private static bool Changes(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && !HttpMethods.IsOptions(context.Request.Method)
        && context.Features.Get<IStatusCodeReExecuteFeature>() is null
        && context.Features.Get<IExceptionHandlerFeature>() is null;

    // The page says which event a code opens, so who may look without end may try every code.
    private static bool LooksUpCode(HttpContext context) => context.Request.RouteValues["code"] is not null;

    /// <summary>
    /// The network that a request comes from. Whoever has one address of IPv6 has the 2^64 of its network, and one of IPv4 may
    /// come in either form.
    /// </summary>
    internal static string Address(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString(),
        var address => address.ToString(),
    };

    private static RateLimitPartition<string> Free() => RateLimitPartition.GetNoLimiter("");
}
