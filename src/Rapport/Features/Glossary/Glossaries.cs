using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Glossary;

/// <summary>The glossary of each space, kept until it or the space's visibility changes.</summary>
public sealed class Glossaries(IServiceScopeFactory scopes, TagVersions tags, TimeProvider time) : ITextMarker
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private readonly TagCache<(Guid Space, Audience Audience), KnownTerms> known = new(tags, time, Lifetime, limit: 1000);

    public ValueTask<KnownTerms> OfAsync(Guid spaceId, Audience audience, CancellationToken cancellationToken) =>
        known.GetAsync((spaceId, audience), new[] { Tag.Marks, Tag.Subject(spaceId) }, token => ReadAsync(spaceId, audience, token), cancellationToken);

    public async ValueTask<ITextMarks> InAsync(Guid spaceId, Audience audience, CancellationToken cancellationToken) =>
        (await OfAsync(spaceId, audience, cancellationToken)).Marks;

    private async Task<KnownTerms> ReadAsync(Guid spaceId, Audience audience, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var rows = await (
            from term in db.Terms
            where term.SpaceId == spaceId
            join subject in db.Subjects.VisibleTo(audience) on term.Id equals subject.Id
            select new TermView(term.Id, term.Slug, subject.Address, term.Words)).ToListAsync(cancellationToken);
        return new KnownTerms(rows);
    }
}
