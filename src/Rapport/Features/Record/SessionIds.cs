using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Which session an address is of, whoever may see it: it tells what a page will be made from.</summary>
public sealed class SessionIds(IServiceScopeFactory scopes, TagVersions tags, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private readonly TagCache<(Guid Event, string Slug), Guid?> kept = new(tags, time, Lifetime);

    public async ValueTask<Guid?> FindAsync(Guid eventId, string slug, CancellationToken cancellationToken) =>
        // Whoever asks chooses the words, and each that is looked for is remembered.
        Slug.IsValid(slug) ? await kept.GetAsync((eventId, slug), new[] { Tag.Programme(eventId) }, token => ReadAsync(eventId, slug, token), cancellationToken) : null;

    private async Task<Guid?> ReadAsync(Guid eventId, string slug, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RapportDb>().Sessions.Where(session => session.EventId == eventId && session.Slug == slug)
            .Select(session => (Guid?)session.Id).SingleOrDefaultAsync(cancellationToken);
    }
}
