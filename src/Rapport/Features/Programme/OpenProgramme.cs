using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>The programme of one event while an act changes it. Whoever opened it saves.</summary>
public sealed class OpenProgramme(RapportDb db, TimeProvider time)
{
    /// <summary>The event's own subject: no session is wider than it is.</summary>
    public required Subject Event { get; init; }

    public required EventZone Zone { get; init; }

    public required NearDays Near { get; init; }

    /// <summary>In the programme's order.</summary>
    public required List<Room> Rooms { get; init; }

    public required List<Speaker> Speakers { get; init; }

    /// <summary>Of the sessions as they are now.</summary>
    public required HashSet<string> Slugs { get; init; }

    public required Dictionary<string, FormerAddress> Formers { get; init; }

    /// <summary>A new session with its subject, under an address that no session has or ever had.</summary>
    public SessionWithSubject Add(SessionDescription description, Guid? byId, Visibility visibility = Visibility.Public, Guid? id = null)
    {
        var slug = FirstFree(description.Title, null);
        var session = new Session(id ?? Ids.New(time), Event.Id, slug, description.Title);
        session.Describe(description);
        var place = new SubjectPlace(Event.SpaceId, Event.Id, session.Id);
        var subject = new Subject(session.Id, Session.SubjectKind, place, byId, time.GetUtcNow())
            .Named(session.Title, AddressOf(slug))
            .SeenBy(visibility, Event.Visibility);
        db.Add(subject);
        db.Add(session);
        Slugs.Add(slug);
        return new SessionWithSubject(session, subject);
    }

    /// <summary>What a session is about, anew. With another title it gets another address; the old one leads to it for ever.</summary>
    public void Describe(SessionWithSubject held, SessionDescription description)
    {
        var (session, subject) = held;
        if (Slug.From(session.Title) != Slug.From(description.Title))
        {
            Move(session, FirstFree(description.Title, session));
        }

        session.Describe(description);

        subject.Named(session.Title, AddressOf(session.Slug));
    }

    /// <summary>The room of that name, made as the last one where there is none; nothing for no name.</summary>
    public Guid? RoomNamed(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var room = Rooms.Find(room => room.Name == name);
        if (room is null)
        {
            room = new Room(Ids.New(time), Event.Id, name, Rooms.Count == 0 ? 0 : Rooms.Max(other => other.Position) + 1);
            db.Add(room);
            Rooms.Add(room);
        }

        return room.Id;
    }

    /// <summary>The speaker of that name; a new one where the event has none.</summary>
    public Speaker SpeakerNamed(string name) => Speakers.Find(speaker => speaker.Name == name || speaker.CoveredName == name) ?? NewSpeaker(name);

    public Speaker NewSpeaker(string name)
    {
        var speaker = new Speaker(Ids.New(time), Event.Id, name);
        db.Add(speaker);
        Speakers.Add(speaker);
        return speaker;
    }

    private void Move(Session session, string slug)
    {
        if (slug == session.Slug)
        {
            return;
        }

        if (Formers.Remove(slug, out var own))
        {
            db.Remove(own);
        }

        var former = new FormerAddress(Event.Id, session.Slug, session.Id);
        db.Add(former);
        Formers.Add(former.Slug, former);
        Slugs.Remove(session.Slug);
        Slugs.Add(slug);
        session.MoveToAddress(slug);
    }

    // A session may take back an address that it once had; everybody else's stay taken.
    private string FirstFree(string title, Session? own) => Slug.FirstFree(Slug.From(title), slug =>
        slug != own?.Slug && (Slugs.Contains(slug) || (Formers.TryGetValue(slug, out var former) && former.SessionId != own?.Id)));

    private string AddressOf(string slug) => $"{Event.Address}/{slug}";
}
