using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Demo;

/// <summary>Writes the sessions of a demo event, unless it has some: then it tells them.</summary>
internal sealed class LayProgramme(RapportDb db, SessionWriter writer, TimeProvider time)
{
    /// <returns>The sessions' ids by the keys that the texts use.</returns>
    public async Task<Outcome<IReadOnlyDictionary<string, Guid>>> RunAsync(
        DemoDay day, IReadOnlyList<DemoSitting> sittings, DemoCast cast, CancellationToken cancellationToken)
    {
        var titles = await db.Sessions.Where(session => session.EventId == day.EventId)
            .ToDictionaryAsync(session => session.SourceKey ?? "", session => session.Id, cancellationToken);
        if (titles.Count == 0)
        {
            var programme = await writer.OpenAsync(day.EventId, cancellationToken);
            titles = sittings.OrderBy(sitting => sitting.StartsAt)
                .Select((sitting, place) => Add(programme, sitting, day.Zone, place, cast))
                .ToDictionary(session => session.SourceKey!, session => session.Id);
            db.Add(new Activity(Ids.New(time), "programme.laid", programme.Event, cast.Of(DemoCast.Organiser).Id, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return Outcome<IReadOnlyDictionary<string, Guid>>.Accepted(titles);
    }

    private static Session Add(OpenProgramme programme, DemoSitting sitting, EventZone zone, int place, DemoCast cast)
    {
        var text = sitting.Session;
        var added = programme.Add(new SessionDescription(sitting.Title) { Abstract = text.Abstract, Kind = text.Kind }, cast.Of(DemoCast.Organiser).Id).Session;
        added.Schedule(sitting.StartsAt, TimeSpan.FromMinutes(sitting.Minutes), zone, programme.RoomNamed(text.Room));
        added.ComeFrom("demo", text.Key.Length > 0 ? text.Key : $"sitting-{place}");
        added.BeGivenBy(text.Speakers.Select(name => SpeakerNamed(programme, name, cast).Id));
        return added;
    }

    private static Speaker SpeakerNamed(OpenProgramme programme, string name, DemoCast cast)
    {
        var speaker = programme.SpeakerNamed(name);
        speaker.BeThePerson(cast.People.FirstOrDefault(person => person.Name == name)?.Id);
        return speaker;
    }
}
