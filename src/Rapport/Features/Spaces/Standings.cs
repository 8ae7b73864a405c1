using Rapport.Features.Accounts;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>What a caller is in a space or event: the higher of the role given for the space and for the event.</summary>
public sealed class Standings(IServiceScopeFactory scopes, TagVersions tags, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private readonly TagCache<(Guid Person, Guid Space, Guid? Event), Reader> readers = new(tags, time, Lifetime);

    public async ValueTask<Reader> ReaderAsync(Caller? caller, Guid spaceId, Guid? eventId, CancellationToken cancellationToken)
    {
        if (caller is null)
        {
            return Reader.Visitor;
        }

        var reader = await readers.GetAsync(
            (caller.PersonId, spaceId, eventId),
            new[] { Tag.Person(caller.PersonId) },
            token => ReadAsync(caller.PersonId, spaceId, eventId, token),
            cancellationToken);
        return caller.IsHost ? reader with { IsHost = true } : reader;
    }

    private async Task<Reader> ReadAsync(Guid personId, Guid spaceId, Guid? eventId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var role = await db.RoleAsync(personId, spaceId, eventId, cancellationToken);
        return new Reader(personId, role, false)
        {
            IsWaiting = role is null && await db.IsWaitingAsync(personId, eventId, cancellationToken),
        };
    }
}
