using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>A pseudonym stands in the programme too, for as long as its owner goes by it.</summary>
public sealed class SpeakersFollowPerson(RapportDb db) : IFollowPerson
{
    public async Task FollowAsync(PersonShown person, CancellationToken cancellationToken)
    {
        var speakers = await db.Speakers.Where(speaker => speaker.PersonId == person.Id && (person.IsPseudonym || speaker.CoveredName != null)).ToListAsync(cancellationToken);
        speakers.ForEach(speaker => speaker.Cover(person.IsPseudonym ? person.Name : null));
        // Also where the name stays: what the team is told of their wishes stands there.
        var ids = await db.Speakers.Where(speaker => speaker.PersonId == person.Id).Select(speaker => speaker.Id).ToListAsync(cancellationToken);
        await db.TouchAsync(db.GivenBy(ids), Activity.NameChanged, person.At, cancellationToken);
    }
}
