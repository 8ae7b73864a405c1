using Rapport.Formats.Schedules;
using Rapport.Shared;

namespace Rapport.Features.Programme.Import;

/// <summary>Writes the sessions of a plan into the open programme.</summary>
internal sealed class ImportTarget(OpenProgramme programme, string source, Guid? byId)
{
    private readonly KnownSpeakers known = new(source, programme.Speakers);
    private readonly Dictionary<ScheduledSpeaker, Guid> speakers = new(ReferenceEqualityComparer.Instance);

    public OpenProgramme Programme => programme;

    public Guid? ById => byId;

    public void Add(IncomingSession incoming)
    {
        var held = programme.Add(incoming.Shape.About, byId);
        Fill(held.Session, incoming);
    }

    public void Change(SessionChange change, Subject subject)
    {
        var session = change.Present.Session;
        if (change.Incoming is not { } incoming)
        {
            session.Cancel();
            return;
        }

        programme.Describe(new SessionWithSubject(session, subject), incoming.Shape.Over(session.ToDescription()));
        Fill(session, incoming);
    }

    private void Fill(Session session, IncomingSession incoming)
    {
        var shape = incoming.Shape;
        session.Schedule(shape.Wall, TimeSpan.FromMinutes(shape.Minutes), programme.Zone, programme.RoomNamed(shape.Room));
        session.BeGivenBy(incoming.Speakers.Select(SpeakerOf));
        session.ComeFrom(source, incoming.Key ?? session.SourceKey);
        if (shape.IsCancelled)
        {
            session.Cancel();
        }
        else
        {
            session.Reinstate();
        }
    }

    private Guid SpeakerOf(ScheduledSpeaker stated)
    {
        if (speakers.TryGetValue(stated, out var id))
        {
            return id;
        }

        var (key, name) = (IncomingProgramme.KeyOf(stated.Key), IncomingProgramme.NameOf(stated));
        var speaker = known.Find(key, name) ?? NewSpeaker(stated, key, name);
        return speakers[stated] = speaker.Id;
    }

    private Speaker NewSpeaker(ScheduledSpeaker stated, string? key, string name)
    {
        var speaker = programme.NewSpeaker(name);
        speaker.Describe(name, IncomingProgramme.BiographyOf(stated));
        speaker.ComeFrom(source, key);
        known.Add(speaker);
        return speaker;
    }
}
