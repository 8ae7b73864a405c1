using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;

namespace Rapport.Tests.Features.Capture;

/// <summary>An id is no secret: naming somebody by it tells their name only to those who could choose them anyway.</summary>
public sealed class NamingTests
{
    private const string Kept = "Tess turnstone-2094";

    [Theory, EachEngine]
    public async Task The_capture_page_offers_no_speaker_of_a_session_that_its_reader_may_not_see(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _) = await PlantAsync(world);
        var capture = $"{await world.AddressOfAsync(@event.Id)}/capture";
        using var contributor = await world.SignInAsync(await world.PersonAsync(Role.Contributor, @event));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));

        var (theirs, teams) = (await contributor.GetStringAsync(capture, World.Cancelled), await reporter.GetStringAsync(capture, World.Cancelled));

        Assert.Contains("Sam Public", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain(Kept, theirs, StringComparison.Ordinal);
        Assert.Contains(Kept, teams, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_speaker_is_named_by_their_id_only_where_they_could_be_chosen(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, kept) = await PlantAsync(world);

        Assert.Equal(("who_unknown", null), await QuoteAsync(world, @event, await world.PersonAsync(Role.Contributor, @event), new { speaker = kept }));
        Assert.Equal((null, Kept), await QuoteAsync(world, @event, await world.PersonAsync(Role.Reporter, @event), new { speaker = kept }));
    }

    [Theory, EachEngine]
    public async Task A_person_is_named_by_their_id_only_to_those_who_read_the_name_anyway(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, _) = await PlantAsync(world);
        var stranger = await world.PersonAsync(name: "Nobody Here");
        var member = await world.PersonAsync(Role.Member, @event, name: "Mia Lund");
        var silent = await world.PersonAsync(Role.Reporter, @event, name: "Silent Sam");
        var writer = await world.PersonAsync(Role.Reporter, @event, name: "Wendy Writer");
        await world.EntryAsync(@event, writer, "For all to read.");
        await world.EntryAsync(@event, silent, "For me.", visibility: Visibility.AuthorOnly);
        var (reporter, organiser) = (await world.PersonAsync(Role.Reporter, @event, name: "Rob"), await world.PersonAsync(Role.Organiser, @event));

        foreach (var hidden in new[] { stranger, member, silent })
        {
            Assert.Equal(("who_unknown", null), await QuoteAsync(world, @event, reporter, new { person = hidden.Id }));
        }

        Assert.Equal((null, "Wendy Writer"), await QuoteAsync(world, @event, reporter, new { person = writer.Id }));
        Assert.Equal((null, "Rob"), await QuoteAsync(world, @event, reporter, new { person = reporter.Id }));
        Assert.Equal((null, "Mia Lund"), await QuoteAsync(world, @event, organiser, new { person = member.Id }));
        Assert.Equal(("who_unknown", null), await QuoteAsync(world, @event, organiser, new { person = stranger.Id }));
    }

    private static async Task<(string? Code, string? Who)> QuoteAsync(World world, Event @event, Person sender, object who)
    {
        var device = await world.DeviceAsync(sender, @event);
        var quote = device.Entry("quote", "We measured what was easy.", more: new { saidBy = who });
        var answer = await device.SendOneAsync(quote);
        var id = Device.IdOf(quote);
        return (answer.Code, await world.ReadAsync(db => db.Entries.Where(row => row.Id == id).Select(row => row.Content.Who).SingleOrDefaultAsync(World.Cancelled)));
    }

    /// <summary>A speaker whom everybody sees, and one of a session for the team.</summary>
    private static async Task<(Event Event, Guid Kept)> PlantAsync(World world)
    {
        var @event = await world.EventAsync();
        await SpeaksAsync(world, @event, await world.SessionAsync(@event, "A public talk"), "Sam Public");
        return (@event, await SpeaksAsync(world, @event, await world.SessionAsync(@event, "Council", Visibility.Team), Kept));
    }

    private static async Task<Guid> SpeaksAsync(World world, Event @event, Session session, string name)
    {
        var speaker = new Speaker(Ids.New(world.Time), @event.Id, name);
        await world.PlantAsync(async db =>
        {
            db.Add(speaker);
            (await db.Sessions.Include(row => row.Speakers).SingleAsync(row => row.Id == session.Id, World.Cancelled)).BeGivenBy([speaker.Id]);
        });
        return speaker.Id;
    }
}
