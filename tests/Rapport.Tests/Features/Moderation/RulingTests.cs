using System.Net;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Moderation;

public sealed class RulingTests
{
    private const string Words = "plover-6620";

    [Theory]
    [EachEngine]
    public async Task Who_hid_showed_and_let_in_is_written_down_with_the_reason(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var code = await world.OpenForGuestsAsync(@event, Joining.Approved);
        var address = await world.AddressOfAsync(@event.Id);
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), Words);
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event, name: "Olive Head"));
        using var ed = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event, name: "Ed Itor"));
        var (guest, person) = await world.JoinAsync(code);
        using var leaves = guest;

        await head.FormAsync($"{address}/moderation/{entry.Id}", ("reason", "It names a child."));
        await ed.SendAsync($"{address}/guests", ("person", $"{person}"));
        var log = await ed.GetStringAsync($"{address}/moderation", World.Cancelled);

        Assert.Contains("Because: It names a child.", log, StringComparison.Ordinal);
        Assert.Contains(Words, log, StringComparison.Ordinal);
        Assert.Contains("Olive Head", log, StringComparison.Ordinal);
        Assert.Contains("Gwen Guest", log, StringComparison.Ordinal);
        Assert.Contains("Ed Itor", log, StringComparison.Ordinal);
        Assert.True(log.IndexOf("Let in", StringComparison.Ordinal) < log.IndexOf("Hidden", StringComparison.Ordinal), "The latest comes first.");

        await head.FormAsync($"{address}/moderation/{entry.Id}?handler=Show");
        var after = await ed.GetStringAsync($"{address}/moderation", World.Cancelled);
        Assert.Contains("Shown", after, StringComparison.Ordinal);
        Assert.Contains("Hidden", after, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task The_team_reads_that_something_was_hidden_but_not_what(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), Words);
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event, name: "Olive Head"));
        using var other = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        await head.FormAsync($"{address}/moderation/{entry.Id}", ("reason", "It names a child."));

        var log = await other.GetStringAsync($"{address}/moderation", World.Cancelled);

        Assert.Contains("something that you may not see", log, StringComparison.Ordinal);
        Assert.Contains("Olive Head", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Words, log, StringComparison.Ordinal);
        Assert.DoesNotContain("names a child", log, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task The_log_of_decisions_is_the_teams_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var log = $"{await world.AddressOfAsync(@event.Id)}/moderation";
        var (guest, _) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        using var leaves = guest;
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var elsewhere = await world.SignInAsync(await world.PersonAsync(Role.Owner, await world.EventAsync()));

        foreach (var other in new[] { world.Visitor, guest, member, elsewhere })
        {
            using var answer = await other.GetAsync(log, World.Cancelled);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_was_decided_elsewhere_is_not_in_it()
    {
        await using var world = await World.StartAsync();
        var (here, there) = (await world.EventAsync(), await world.EventAsync());
        var entry = await world.EntryAsync(there, await world.PersonAsync(Role.Reporter, there), Words);
        using var head = await world.SignInAsync(await world.PersonAsync(Role.Organiser, here));
        using var other = await world.SignInAsync(await world.PersonAsync(Role.Organiser, there));
        await other.FormAsync($"{await world.AddressOfAsync(there.Id)}/moderation/{entry.Id}", ("reason", "It names a child."));

        var log = await head.GetStringAsync($"{await world.AddressOfAsync(here.Id)}/moderation", World.Cancelled);

        Assert.Contains("What editors hide, show and let in will be here.", log, StringComparison.Ordinal);
    }
}
