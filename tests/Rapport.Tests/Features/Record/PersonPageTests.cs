using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Record;

public sealed class PersonPageTests
{
    [Theory, EachEngine]
    public async Task A_speakers_page_gathers_what_they_gave_said_and_wrote_as_far_as_the_reader_sees(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var account = await world.PersonAsync(Role.Reporter, at: @event, name: "S. Prosser");
        var namesake = await world.PersonAsync(Role.Reporter, at: @event, name: "Siân Prosser");
        var (open, _) = (await world.SessionAsync(@event, "Counting bins"), await world.SessionAsync(@event, "Planted meeting", Visibility.Team));
        var speaker = new Speaker(Ids.New(world.Time), @event.Id, "Siân Prosser");
        speaker.Describe("Siân Prosser", "<p>Counts.</p>");
        speaker.BeThePerson(account.Id);
        await world.PlantAsync(async db =>
        {
            db.Add(speaker);
            await db.Sessions.Include(row => row.Speakers).Where(row => row.EventId == @event.Id).ForEachAsync(row => row.BeGivenBy([speaker.Id]), World.Cancelled);
        });
        await WriteAsync(world, @event, account.Id, EntryKind.Note, new() { Text = "Their own note" }, Visibility.Public);
        await WriteAsync(world, @event, account.Id, EntryKind.Note, new() { Text = "Planted note" }, Visibility.Team);
        await WriteAsync(world, @event, namesake.Id, EntryKind.Note, new() { Text = "A namesake wrote" }, Visibility.Public);
        await WriteAsync(world, @event, namesake.Id, EntryKind.Quote, new() { Text = "We count what we can", SpeakerId = speaker.Id }, Visibility.Public);
        var space = (await world.AddressOfAsync(@event.Id)).Split('/')[1];
        var page = $"/{space}/people/sian-prosser";

        Assert.Contains($"<a href=\"{page}\">", await world.Visitor.GetStringAsync(await world.AddressOfAsync(open.Id), World.Cancelled), StringComparison.Ordinal);
        var shown = await world.Visitor.GetStringAsync(page, World.Cancelled);
        foreach (var part in new[] { "Counts.", "Counting bins", "Their own note", "We count what we can" })
        {
            Assert.Contains(part, shown, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Planted", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("A namesake wrote", shown, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Who_closes_their_page_takes_a_namesake_with_another_account_not_along(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        string[] talks = ["Talk of the closed one", "Talk of the namesake", "Talk of nobody known"];
        var (closed, namesake) = (await world.PersonAsync(name: "S. Prosser"), await world.PersonAsync(name: "S. Prosser II"));
        foreach (var (talk, person) in talks.Zip(new[] { closed, namesake, null }))
        {
            var session = await world.SessionAsync(@event, talk);
            var speaker = new Speaker(Ids.New(world.Time), @event.Id, "Siân Prosser");
            speaker.BeThePerson(person?.Id);
            await world.PlantAsync(async db =>
            {
                db.Add(speaker);
                (await db.Sessions.Include(row => row.Speakers).SingleAsync(row => row.Id == session.Id, World.Cancelled)).BeGivenBy([speaker.Id]);
            });
        }

        var page = $"/{(await world.AddressOfAsync(@event.Id)).Split('/')[1]}/people/sian-prosser";
        var before = await world.Visitor.GetStringAsync(page, World.Cancelled);
        Assert.All(talks, talk => Assert.Contains(talk, before, StringComparison.Ordinal));
        using var browser = await world.SignInAsync(closed);

        await browser.SendAsync("/account/page", ("readers", nameof(Visibility.AuthorOnly)));

        var after = await world.Visitor.GetStringAsync(page, World.Cancelled);
        Assert.Contains(talks[1], after, StringComparison.Ordinal);
        Assert.DoesNotContain(talks[0], after, StringComparison.Ordinal);
        // Perhaps it is the closed one, at another event.
        Assert.DoesNotContain(talks[2], after, StringComparison.Ordinal);
        using var other = await world.SignInAsync(namesake);
        await other.SendAsync("/account/page", ("readers", nameof(Visibility.AuthorOnly)));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync(page, World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Who_speaks_only_where_a_reader_may_not_look_is_not_found(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        var session = await world.SessionAsync(@event, "Meeting", Visibility.Team);
        await world.PlantAsync(async db =>
        {
            var speaker = new Speaker(Ids.New(world.Time), @event.Id, "Planted Person");
            db.Add(speaker);
            (await db.Sessions.Include(row => row.Speakers).SingleAsync(row => row.Id == session.Id, World.Cancelled)).BeGivenBy([speaker.Id]);
        });
        using var stranger = await world.SignInAsync(await world.PersonAsync());
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, of: space));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: space));
        var page = $"/{space.Slug}/people/planted-person";

        foreach (var reader in new[] { world.Visitor, stranger, member })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(page, World.Cancelled)).StatusCode);
        }

        Assert.Contains("Planted Person", await reporter.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
    }

    private static Task WriteAsync(World world, Event @event, Guid author, EntryKind kind, EntryContent content, Visibility visibility) => world.PlantAsync(async db =>
    {
        var (id, now) = (Ids.New(world.Time), world.Time.GetUtcNow());
        var around = await db.Subjects.SingleAsync(row => row.Id == @event.Id, World.Cancelled);
        db.Add(new Subject(id, Entry.SubjectKind, new(@event.SpaceId, @event.Id), author, now).Named(content.Text, $"{around.Address}/entries/{id}").SeenBy(visibility, around.Visibility));
        db.Add(new Entry(id, kind, @event.Id, null, author).Captured(now, now, content));
    });
}
