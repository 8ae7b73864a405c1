using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme;

public sealed class SessionFragmentsTests
{
    [Theory, EachEngine]
    public async Task Whoever_reads_the_programme_is_told_of_each_session_that_is_moved_cancelled_or_added(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Costing <the> count");
        var (home, address) = (await world.AddressOfAsync(@event.Id), await world.AddressOfAsync(session.Id));
        using var organiser = await world.OrganiserAsync(@event);
        await using var reader = await LiveReader.FollowAsync(world.Visitor, @event.Id, await NumberAsync(world, @event));

        var form = await organiser.FormAsync($"{address}/edit");
        form["start"] = "15:20";
        await organiser.SendAsync($"{address}/edit", form);
        var moved = await reader.NextAsync();
        Assert.Equal(("show", "session", session.Id), (Text(moved, "change"), Text(moved, "kind"), moved.GetProperty("subject").GetGuid()));
        Assert.Equal($"<a href=\"{address}\">Costing &lt;the&gt; count</a>", Text(moved, "html"));
        Assert.Contains("<time>15:20</time>", await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);

        await organiser.SendAsync($"{address}/edit?handler=cancel", new Dictionary<string, string> { ["id"] = session.Id.ToString() });
        Assert.Equal(session.Id, (await reader.NextAsync()).GetProperty("subject").GetGuid());
        Assert.Contains("is-cancelled", await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);

        form = await organiser.FormAsync($"{home}/sessions/new");
        (form["title"], form["start"]) = ("Room for one more", "16:00");
        await organiser.SendAsync($"{home}/sessions/new", form);
        Assert.Contains("Room for one more", Text(await reader.NextAsync(), "html"), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_session_for_the_team_is_told_to_nobody_else(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var since = await NumberAsync(world, @event);
        await world.SessionAsync(@event, "Planted team meeting", Visibility.Team);
        await world.SessionAsync(@event, "Opening");
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));

        Assert.Equal(["Opening"], await TitlesAsync(world.Visitor, @event, since));
        Assert.Equal(["Planted team meeting", "Opening"], await TitlesAsync(reporter, @event, since));
    }

    [Theory]
    [InlineData("/programme", "programme")]
    [InlineData("/programme?view=grid", "programme")]
    [InlineData("/opening", "head question-stages around")]
    public async Task Pages_name_the_parts_that_a_changed_programme_makes_anew(string page, string parts)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        await world.SessionAsync(@event, "Opening");

        var html = await world.Visitor.GetStringAsync(await world.AddressOfAsync(@event.Id) + page, World.Cancelled);

        Assert.Equal(parts.Split(' '), html.Split("data-anew=\"").Skip(1).Select(rest => rest.Split('"')[0]));
    }

    private static async Task<List<string>> TitlesAsync(HttpClient reader, Event @event, long since)
    {
        var poll = await reader.GetFromJsonAsync<JsonElement>($"/live/{@event.Id}/after/{since}", World.Cancelled);
        return [.. poll.GetProperty("changes").EnumerateArray().Where(change => Text(change, "kind") != "region").Select(change => Text(change, "html")!.Split('>')[1].Split('<')[0])];
    }

    private static string? Text(JsonElement change, string name) => change.GetProperty(name).GetString();

    private static Task<long> NumberAsync(World world, Event @event) =>
        world.ReadAsync(db => db.Streams.Where(stream => stream.Id == @event.Id).Select(stream => stream.LastNumber).SingleAsync(World.Cancelled));
}
