using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Platform.Web;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>Tells for whom a device key speaks. It is looked up each time: revoked on any node, it is worth nothing from the next request on.</summary>
public sealed class KeyRing(IServiceScopeFactory scopes, Acts acts, AddressLimit wrong, TimeProvider time)
{
    public const string Scheme = "Device";

    private const int TokenLimit = 100;

    /// <summary>The token that a request brings to a door that takes it; a damaged one is "". Null where there is none to look at.</summary>
    public static string? TokenOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AcceptsDeviceKey>() is not null
        && AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var given)
        && given.Scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase)
            ? given.Parameter is { Length: <= TokenLimit } token ? token : ""
            : null;

    /// <summary>Null where the key is not in use; the request then knows why it is refused.</summary>
    public async Task<Caller?> FindAsync(string token, HttpContext context)
    {
        if (!wrong.HasRoom(context))
        {
            context.Features.Set(new KeyRefusal(DeviceKeyProblems.TooMany, StatusCodes.Status429TooManyRequests));
            return null;
        }

        if (await ReadAsync(Secret.Hash(token), context.RequestAborted) is not { } key)
        {
            wrong.Take(context);
            context.Features.Set(new KeyRefusal(DeviceKeyProblems.Unknown, StatusCodes.Status401Unauthorized));
            return null;
        }

        var hour = OpenSignIn.Rounded(time.GetUtcNow());
        if (key.SeenAt < hour)
        {
            await acts.RunAsync((RecordKeyUse act, CancellationToken cancellationToken) => act.RunAsync(key.Id, hour, cancellationToken), context.RequestAborted);
        }

        return key.Caller;
    }

    private async Task<Known?> ReadAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        return await db.DeviceKeys.Where(key => key.TokenHash == hash && key.RevokedAt == null)
            .Join(db.People, key => key.PersonId, person => person.Id, (key, person) => new Known(
                key.Id, key.SeenAt, new Caller(person.Id, person.Name, person.IsHost) { OnlyIn = key.EventId }))
            .SingleOrDefaultAsync(cancellationToken);
    }

    private sealed record Known(Guid Id, DateTimeOffset SeenAt, Caller Caller);
}
