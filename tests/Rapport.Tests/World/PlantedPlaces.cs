using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests;

/// <summary>Spaces, events and their programme, valid in one line each.</summary>
public static class PlantedPlaces
{
    private static int last;

    extension(World world)
    {
        public async Task<Space> SpaceAsync(string? slug = null, Visibility visibility = Visibility.Public)
        {
            var space = new Space(Ids.New(world.Time), slug ?? Fresh("space"), "Performance in local government", "");
            var subject = new Subject(space.Id, Space.SubjectKind, new(space.Id), null, world.Time.GetUtcNow())
                .Named(space.Name, $"/{space.Slug}")
                .SeenBy(visibility, Visibility.Public);
            await world.PlantAsync(db => AddAsync(db, space, subject, opensStream: true));
            return space;
        }

        public async Task<Event> EventAsync(Space? space = null, string? slug = null, Visibility visibility = Visibility.Public, Phase phase = Phase.Live)
        {
            space ??= await world.SpaceAsync();
            var @event = new Event(Ids.New(world.Time), space.Id, slug ?? Fresh("event"), "What should we be measuring?");
            var today = DateOnly.FromDateTime(world.Time.GetUtcNow().UtcDateTime);
            @event.Plan(today, today, EventZone.Of("Europe/London"));
            @event.Enter(phase);
            await world.PlantAsync(async db =>
            {
                var around = (await db.Subjects.SingleAsync(row => row.Id == space.Id, World.Cancelled)).Visibility;
                var subject = new Subject(@event.Id, Event.SubjectKind, new(space.Id, @event.Id), null, world.Time.GetUtcNow())
                    .Named(@event.Title, $"/{space.Slug}/{@event.Slug}")
                    .SeenBy(visibility, around);
                await AddAsync(db, @event, subject, opensStream: true);
            });
            return @event;
        }

        /// <summary>That hour of the event's day at which nobody takes a session for the one that is on, nor does it begin or end meanwhile.</summary>
        public DateTime QuietTime(Event @event) => @event.StartsOn.ToDateTime(new TimeOnly(world.Time.GetUtcNow().Hour < 12 ? 19 : 5, 0));

        /// <summary>Somebody who speaks there and has no account.</summary>
        public async Task<Guid> SpeakerAsync(Session session, string name)
        {
            var speaker = new Speaker(Ids.New(world.Time), session.EventId, name);
            await world.PlantAsync(db =>
            {
                db.Add(speaker);
                db.Add(new SessionSpeaker(session.Id, speaker.Id, 0));
                return Task.CompletedTask;
            });
            return speaker.Id;
        }

        public async Task<Session> SessionAsync(Event @event, string? title = null, Visibility visibility = Visibility.Public, DateTime? startsAt = null)
        {
            title ??= "Session " + Interlocked.Increment(ref last);
            var session = new Session(Ids.New(world.Time), @event.Id, Slug.From(title), title);
            session.Schedule(startsAt ?? @event.StartsOn.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromMinutes(45), EventZone.Of(@event.Zone), null);
            await world.PlantAsync(async db =>
            {
                var around = await db.Subjects.SingleAsync(row => row.Id == @event.Id, World.Cancelled);
                var subject = new Subject(session.Id, Session.SubjectKind, new(@event.SpaceId, @event.Id, session.Id), null, world.Time.GetUtcNow())
                    .Named(title, $"{around.Address}/{session.Slug}")
                    .SeenBy(visibility, around.Visibility);
                await AddAsync(db, session, subject, opensStream: false);
            });
            return session;
        }

        /// <summary>Where a planted thing is read.</summary>
        public async Task<string> AddressOfAsync(Guid id) =>
            await world.ReadAsync(db => db.Subjects.Where(subject => subject.Id == id).Select(subject => subject.Address).SingleAsync(World.Cancelled));
    }

    internal static Task AddAsync(RapportDb db, object thing, Subject subject, bool opensStream, string verb = "added")
    {
        db.Add(subject);
        db.Add(thing);
        if (opensStream)
        {
            db.Streams.Add(new StreamHead(subject.Id));
        }

        db.Activities.Add(new Activity(Ids.New(TimeProvider.System), verb, subject, subject.AuthorId, subject.CreatedAt));
        return Task.CompletedTask;
    }

    private static string Fresh(string word) => $"{word}-{Interlocked.Increment(ref last)}";
}
