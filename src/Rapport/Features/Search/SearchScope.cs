using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Search;

/// <summary>
/// Where somebody looks, and what they may see there: all of a space or one event. In a space one may be more in some of
/// its events than in the others; <paramref name="Inner"/> names those.
/// </summary>
public sealed record SearchScope(Place Place, IReadOnlyList<Place> Inner)
{
    /// <summary>The subjects that the reader may see here.</summary>
    public IQueryable<Subject> In(RapportDb db)
    {
        var (space, @event, reader) = (Place.Space.Id, Place.Event?.Id, Place.Reader);
        if (@event is not null)
        {
            return db.Subjects.VisibleTo(reader).Where(subject => subject.SpaceId == space && subject.EventId == @event);
        }

        if (Inner.Count == 0)
        {
            return db.Subjects.VisibleTo(reader).Where(subject => subject.SpaceId == space);
        }

        // As far as anywhere in the space, and then no further than in each event.
        var widest = Inner.Select(place => place.Reader).MaxBy(inner => inner.Audience)!;
        var (own, self) = ((Visibility)(int)reader.Audience, reader.PersonId);
        var (members, team) = (Where(Audience.Members), Where(Audience.Team));
        return db.Subjects.VisibleTo(widest).Where(subject => subject.SpaceId == space
            && (subject.Visibility <= own
                || subject.AuthorId == self
                || (subject.Visibility == Visibility.Members && members.Contains(subject.EventId!.Value))
                || (subject.Visibility <= Visibility.Team && team.Contains(subject.EventId!.Value))));
    }

    private List<Guid> Where(Audience audience) =>
        [.. Inner.Where(place => place.Reader.Audience == audience).Select(place => place.Event!.Id)];
}
