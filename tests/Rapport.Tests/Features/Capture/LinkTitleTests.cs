using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Platform.Web;
using Rapport.Shared;
using Rapport.Tests.Platform.Web;

namespace Rapport.Tests.Features.Capture;

public sealed class LinkTitleTests
{
    [Theory]
    [EachEngine]
    public async Task A_bare_link_learns_the_title_of_its_page_once(Engine engine)
    {
        await using var target = await PageAsync("<title>Fewer, better indicators</title>");
        await using var world = await World.StartAsync(engine, Options());
        var (@event, ada) = await TeamAsync(world);
        var id = await PostAsync(ada, @event, target.Address);

        await Eventually.HoldsAsync("titled", async () => !(await EntryAsync(world, id)).AwaitsTitle);
        Assert.Equal("Fewer, better indicators", (await EntryAsync(world, id)).Content.Title);
        Assert.Equal("Fewer, better indicators", await world.ReadAsync(db => db.Subjects.Where(row => row.Id == id).Select(row => row.Title).SingleAsync(World.Cancelled)));
        Assert.Equal(["entry.posted", "entry.titled"], await VerbsAsync(world, id));
        Assert.Equal(1, target.Asked);
    }

    [Fact]
    public async Task A_page_that_will_not_say_is_left_bare_and_not_asked_again()
    {
        await using var target = await LinkTarget.StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        });
        await using var world = await World.StartAsync(options: Options());
        var (@event, ada) = await TeamAsync(world);
        var first = await PostAsync(ada, @event, target.Address + "/first");
        await Eventually.HoldsAsync("asked", async () => !(await EntryAsync(world, first)).AwaitsTitle);
        var second = await PostAsync(ada, @event, target.Address + "/second");
        await Eventually.HoldsAsync("asked", async () => !(await EntryAsync(world, second)).AwaitsTitle);

        Assert.Equal("", (await EntryAsync(world, first)).Content.Title);
        Assert.Equal(["entry.posted"], await VerbsAsync(world, first));
        Assert.Equal(2, target.Asked);
    }

    [Fact]
    public async Task A_link_with_a_title_of_its_own_keeps_it()
    {
        await using var target = await PageAsync("<title>Another</title>");
        await using var world = await World.StartAsync(options: Options());
        var (@event, ada) = await TeamAsync(world);
        var named = Ids.New(TimeProvider.System);
        await ada.OperateAsync(@event, "entry.post", new { entry = "link", url = target.Address, title = "Mine" }, named);
        var bare = await PostAsync(ada, @event, target.Address);
        await Eventually.HoldsAsync("titled", async () => !(await EntryAsync(world, bare)).AwaitsTitle);

        Assert.Equal("Mine", (await EntryAsync(world, named)).Content.Title);
        Assert.Equal(1, target.Asked);
    }

    [Fact]
    public async Task A_server_that_must_not_call_out_does_not()
    {
        await using var target = await PageAsync("<title>Never read</title>");
        await using var world = await World.StartAsync(options: Options("false"));
        var (@event, ada) = await TeamAsync(world);
        var id = await PostAsync(ada, @event, target.Address);

        Assert.True((await EntryAsync(world, id)).AwaitsTitle);
        Assert.Equal(0, target.Asked);
    }

    private static WorldOptions Options(string fetches = "true") => new()
    {
        Settings = new Dictionary<string, string?> { ["Capture:FetchLinkTitles"] = fetches },
        Services = services => services.AddSingleton(new LinkFetch(new LinkFetchOptions { AllowLoopback = true }, TimeProvider.System)),
    };

    private static Task<LinkTarget> PageAsync(string head) => LinkTarget.StartAsync(context =>
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"<!doctype html><html><head>{head}</head><body></body></html>", World.Cancelled);
    });

    private static async Task<(Event Event, HttpClient Reporter)> TeamAsync(World world)
    {
        var @event = await world.EventAsync();
        return (@event, await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event)));
    }

    private static async Task<Guid> PostAsync(HttpClient client, Event @event, string url)
    {
        var id = Ids.New(TimeProvider.System);
        Assert.Equal("accepted", (await client.OperateAsync(@event, "entry.post", new { entry = "link", url }, id)).Status);
        return id;
    }

    private static Task<Entry> EntryAsync(World world, Guid id) =>
        world.ReadAsync(db => db.Entries.SingleAsync(entry => entry.Id == id, World.Cancelled));

    private static Task<List<string>> VerbsAsync(World world, Guid id) =>
        world.ReadAsync(db => db.Activities.Where(activity => activity.SubjectId == id).OrderBy(activity => activity.Number).Select(activity => activity.Verb).ToListAsync(World.Cancelled));
}
