using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Events;
using Rapport.Features.Moderation.TakeDowns;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Moderation;

public sealed partial class TakeDownTests
{
    private const string Words = "plover-4407";

    [Theory, EachEngine]
    public async Task Whoever_finds_something_about_themselves_asks_an_editor_takes_it_down_and_they_are_told(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, address, entry) = await EntryAsync(world);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Member"));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));

        Assert.Equal(HttpStatusCode.Redirect, (await member.FormAsync($"{address}/take-down/{entry}", ("words", "That is my house."))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await member.FormAsync($"{address}/take-down/{entry}", ("words", "I said it already."))).Status);
        var queue = await editor.GetStringAsync($"{address}/take-downs", World.Cancelled);
        Assert.Contains("Mia Member: That is my house.", queue, StringComparison.Ordinal);
        Assert.Contains("waiting less than an hour", queue, StringComparison.Ordinal);
        var id = Assert.Single(Requests(queue));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AnswerAsync(editor, address, id, true, "")).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(editor, address, id, true, "You are right.")).Status);

        Assert.DoesNotContain(Words, await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("taken down: You are right.", await member.GetStringAsync("/account/about-me", World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("Taken down as asked", await editor.GetStringAsync($"{address}/moderation", World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("Nobody is waiting", await editor.GetStringAsync($"{address}/take-downs", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AnswerAsync(editor, address, id, false, "No.")).Status);
    }

    [Theory, EachEngine]
    public async Task A_visitor_comes_back_with_a_link_and_reads_why_it_stays(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, address, entry) = await EntryAsync(world);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));

        var asked = await world.Visitor.FormAsync($"{address}/take-down/{entry}", ("words", "It names me."), ("email", "vera@example.org"));
        var link = asked.To!.Split('?')[0];
        Assert.Contains("Nobody has answered yet", await world.Visitor.GetStringAsync(link, World.Cancelled), StringComparison.Ordinal);
        var id = Assert.Single(Requests(await editor.GetStringAsync($"{address}/take-downs", World.Cancelled)));
        await AnswerAsync(editor, address, id, false, "It is a council decision.");

        var page = await world.Visitor.GetStringAsync(link, World.Cancelled);
        Assert.Contains("It is a council decision.", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, page, StringComparison.Ordinal);
        Assert.Contains(Words, await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        Assert.Null(await world.ReadAsync(db => db.TakeDowns.Select(row => row.Email).SingleAsync(World.Cancelled)));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync("/take-down/another", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task What_its_writer_has_put_away_since_is_told_to_nobody_and_can_still_be_answered(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, address, entry) = await EntryAsync(world);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Member"));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        await member.FormAsync($"{address}/take-down/{entry}", ("words", "That is my house."));
        await world.PlantAsync(async db =>
        {
            var subject = await db.Subjects.SingleAsync(row => row.Id == entry, World.Cancelled);
            db.Add(new Activity(Ids.New(world.Time), "visibility.chosen", subject.SeenBy(Visibility.AuthorOnly, Visibility.Public), null, world.Time.GetUtcNow()).TakesFrom(Visibility.Public));
        });

        var queue = await editor.GetStringAsync($"{address}/take-downs", World.Cancelled);

        Assert.DoesNotContain(Words, queue, StringComparison.Ordinal);
        Assert.Contains("That is my house.", queue, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"{address}/take-down/{entry}", World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.FormAsync($"{address}/take-down/{entry}", ("words", "Mine too."))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await AnswerAsync(editor, address, Assert.Single(Requests(queue)), true, "It is gone.")).Status);
        Assert.Contains("taken down: It is gone.", await member.GetStringAsync("/account/about-me", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task The_queue_shows_how_long_somebody_waits_and_only_editors_see_it(Engine engine)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 10, 20, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = clock });
        var (@event, address, entry) = await EntryAsync(world);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        await world.Visitor.FormAsync($"{address}/take-down/{entry}", ("words", "It names me."));

        clock.Advance(TimeSpan.FromDays(4));

        Assert.Contains("<p class=\"gap\">waiting 4 days</p>", await editor.GetStringAsync($"{address}/take-downs", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.GetAsync($"{address}/take-downs", World.Cancelled)).StatusCode);
        var id = await world.ReadAsync(db => db.TakeDowns.Select(row => row.Id).SingleAsync(World.Cancelled));
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(reporter, address, $"{id}", true, "Gone.")).Status);
    }

    [Theory, EachEngine]
    public async Task Nobody_keeps_another_from_asking_that_something_be_taken_down(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, address, entry) = await EntryAsync(world);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 21; i++)
        {
            answers.Add((await world.Visitor.FormAsync($"{address}/take-down/{entry}", ("words", $"Number {i}."))).Status);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.Redirect, 20).Append(HttpStatusCode.UnprocessableEntity), answers);
        using var other = world.Client();
        other.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        var asked = await other.FormAsync($"{address}/take-down/{entry}", ("words", "It is my house."));

        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        Assert.Contains("It is my house.", await editor.GetStringAsync($"{address}/take-downs", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Many_requests_about_some_things_keep_no_other_thing_out_of_the_queue(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, address, entry) = await EntryAsync(world);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var noise = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), "Noise");
        await world.PlantAsync(db =>
        {
            db.AddRange(Enumerable.Range(0, 210).Select(_ => new TakeDown(Ids.New(world.Time), noise.Id, "Spam.", world.Time.GetUtcNow())));
            return Task.CompletedTask;
        });

        await world.Visitor.FormAsync($"{address}/take-down/{entry}", ("words", "It is my house."));

        Assert.Contains("It is my house.", await editor.GetStringAsync($"{address}/take-downs", World.Cancelled), StringComparison.Ordinal);
    }

    private static async Task<(Event Event, string Address, Guid Entry)> EntryAsync(World world)
    {
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), Words);
        return (@event, await world.AddressOfAsync(@event.Id), entry.Id);
    }

    private static IEnumerable<string> Requests(string page) => Request().Matches(page).Select(match => match.Groups[1].Value);

    private static Task<(HttpStatusCode Status, string? To, string Page)> AnswerAsync(HttpClient editor, string address, string id, bool down, string words) =>
        editor.FormAsync($"{address}/take-downs", ("id", id), ("down", down ? "true" : "false"), ("words", words));

    [GeneratedRegex("data-take-down=\"([0-9a-f-]+)\"")]
    private static partial Regex Request();
}
