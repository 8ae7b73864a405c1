using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Speakers;

/// <summary>
/// Who has a page in a space. Speakers have one, by the address of their name, until they say otherwise; others where they
/// asked for it, by their id. Asked for with every entry that is shown, so it is kept for a few seconds: a name that leads
/// nowhere for that long tells nothing.
/// </summary>
public sealed class PersonPages(IServiceScopeFactory scopes, TagVersions tags, TimeProvider time)
{
    private const int Most = 20_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);
    private static readonly Tag[] Shown = [Tag.Marks];
    private readonly TagCache<(Guid Space, Audience Audience), PersonLinks> kept = new(tags, time, Lifetime);

    public ValueTask<PersonLinks> InAsync(Guid spaceId, Audience audience, CancellationToken cancellationToken) =>
        kept.GetAsync((spaceId, audience), Shown, token => ReadAsync(spaceId, audience, token), cancellationToken);

    private async Task<PersonLinks> ReadAsync(Guid spaceId, Audience audience, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var space = await db.Spaces.Where(row => row.Id == spaceId).Select(row => row.Slug).SingleOrDefaultAsync(cancellationToken);
        var speakers = await SpeakersAsync(db, spaceId, audience, cancellationToken);
        var byPerson = (await ChosenAsync(db, spaceId, audience, cancellationToken)).ToDictionary(id => id, id => $"/{space}/people/{id}");
        var chosen = byPerson.Keys.ToHashSet();
        var bySpeaker = new Dictionary<Guid, string>();
        foreach (var page in speakers.GroupBy(row => Slug.From(row.Name)))
        {
            foreach (var row in NamedSpeaker.Open([.. page], audience))
            {
                bySpeaker[row.Id] = $"/{space}/people/{page.Key}";
                if (row.PersonId is { } person)
                {
                    byPerson[person] = bySpeaker[row.Id];
                }
            }
        }

        return new(bySpeaker, byPerson, chosen);
    }

    private static Task<List<NamedSpeaker>> SpeakersAsync(RapportDb db, Guid spaceId, Audience audience, CancellationToken cancellationToken)
    {
        var sessions = db.Subjects.VisibleTo(audience).Where(subject => subject.SpaceId == spaceId && subject.Kind == Session.SubjectKind);
        return NamedSpeaker.In(db, sessions).Take(Most).ToListAsync(cancellationToken);
    }

    /// <summary>Those who asked for a page and have something on it.</summary>
    private static Task<List<Guid>> ChosenAsync(RapportDb db, Guid spaceId, Audience audience, CancellationToken cancellationToken)
    {
        var (widest, written) = ((Visibility)(int)audience, db.Subjects.VisibleTo(audience).Where(subject => subject.SpaceId == spaceId));
        return db.People.Where(person => person.PageFor != null && person.PageFor <= widest && written.Any(subject => subject.AuthorId == person.Id))
            .Select(person => person.Id).Take(Most).ToListAsync(cancellationToken);
    }
}
