using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme.Speakers;

/// <summary>A speaker of a space, with who may read the page of their name.</summary>
internal sealed record NamedSpeaker
{
    public Guid Id { get; init; }
    public string Name { get; init; } = "";
    public Guid? PersonId { get; init; }
    public Visibility? PageFor { get; init; }

    /// <summary>Those who speak in these sessions.</summary>
    public static IQueryable<NamedSpeaker> In(RapportDb db, IQueryable<Subject> sessions) => (
        from subject in sessions
        join held in db.Set<SessionSpeaker>() on subject.Id equals held.SessionId
        join speaker in db.Set<Speaker>() on held.SpeakerId equals speaker.Id
        join person in db.Set<Person>() on speaker.PersonId equals (Guid?)person.Id into people
        from person in people.DefaultIfEmpty()
        select new NamedSpeaker { Id = speaker.Id, Name = speaker.Name, PersonId = speaker.PersonId, PageFor = person.PageFor })
        .Distinct();

    /// <summary>
    /// Of those with one name, whom the audience finds on its page. Who narrowed theirs takes nobody along who has another
    /// account; but a speaker without one may be them at another event, and stays away too.
    /// </summary>
    public static IReadOnlyList<NamedSpeaker> Open(IReadOnlyCollection<NamedSpeaker> named, Audience audience)
    {
        var seen = named.Where(row => audience.Sees(row.PageFor ?? Visibility.Public)).ToList();
        return seen.Count == named.Count ? seen : [.. seen.Where(row => row.PersonId is not null)];
    }
}
