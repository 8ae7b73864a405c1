using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;
using Rapport.Tests.Access;

namespace Rapport.Tests.Features.Personal;

/// <summary>Somebody who speaks and writes, and all that a reader gets to see of it.</summary>
internal static class Selves
{
    extension(World world)
    {
        /// <summary>A speaker of the session whose account is the person's.</summary>
        public async Task<Speaker> SpeaksAsync(Person person, Event @event, Session session, string? name = null)
        {
            var speaker = new Speaker(Ids.New(world.Time), @event.Id, name ?? person.Name);
            speaker.BeThePerson(person.Id);
            await world.PlantAsync(async db =>
            {
                db.Add(speaker);
                (await db.Sessions.Include(row => row.Speakers).SingleAsync(row => row.Id == session.Id, World.Cancelled)).BeGivenBy([speaker.Id]);
            });
            return speaker;
        }

        /// <summary>Every page that a reader gets by links from the event, with search, feeds, programme and live changes.</summary>
        public async Task<string> EverythingAsync(HttpClient reader, Event @event, string word)
        {
            var address = await world.AddressOfAsync(@event.Id);
            var space = address[..address.LastIndexOf('/')];
            var pages = await Crawl.FromAsync(reader, [address, $"{space}/search?q={word}", $"{address}/feed", $"{address}/programme.ics", $"{address}/programme", $"{address}/questions"]);
            return string.Concat(pages.Values) + await reader.GetStringAsync($"/live/{@event.Id}/after/0", World.Cancelled);
        }

        public Task<Person> AgainAsync(Person person) => world.ReadAsync(db => db.People.AsNoTracking().SingleAsync(row => row.Id == person.Id, World.Cancelled));
    }

    /// <summary>The page about oneself, saved.</summary>
    public static Task<HttpResponseMessage> ConsentAsync(this HttpClient browser, string pseudonym = "", string photos = "Ask", string quotation = "Named") =>
        browser.SendAsync("/account/about-me", ("pseudonym", pseudonym), ("photos", photos), ("quotation", quotation));
}
