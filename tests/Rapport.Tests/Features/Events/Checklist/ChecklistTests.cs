using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Events.Checklist;
using Rapport.Shared;

namespace Rapport.Tests.Features.Events.Checklist;

public sealed class ChecklistTests
{
    [Theory, EachEngine]
    public async Task Editors_write_the_checklist_and_the_team_reads_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var list = await world.AddressOfAsync(@event.Id) + "/checklist";
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event, name: "Edna Editor"));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Rob Reporter"));
        foreach (var text in new[] { "Book the hall", "  Ask about\na hearing loop ", "Charge the phones" })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync(list, ("act", "add"), ("text", text))).StatusCode);
        }

        var lines = await LinesAsync(world, @event);
        await editor.SendAsync(list, ("act", "done"), ("line", $"{lines[0].Id}"));
        await editor.SendAsync(list, ("act", "done"), ("line", $"{lines[2].Id}"));
        await editor.SendAsync(list, ("act", "open"), ("line", $"{lines[2].Id}"));
        await editor.SendAsync(list, ("act", "earlier"), ("line", $"{lines[2].Id}"));
        await editor.SendAsync(list, ("act", "say"), ("line", $"{lines[0].Id}"), ("text", "Book the Guildhall"));

        Assert.Equal(
            [("Book the Guildhall", true), ("Charge the phones", false), ("Ask about a hearing loop", false)],
            (await LinesAsync(world, @event)).Select(line => (line.Text, line.DoneAt is not null)));
        var read = await reporter.GetStringAsync(list, World.Cancelled);
        Assert.Contains("by Edna Editor", read, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" action=\"" + list, read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.SendAsync(list, ("act", "add"), ("text", "Taken over"))).StatusCode);
        await editor.SendAsync(list, ("act", "remove"), ("line", $"{lines[1].Id}"));
        Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync(list, ("act", "remove"), ("line", $"{lines[1].Id}"))).StatusCode);
        Assert.Equal(2, (await LinesAsync(world, @event)).Count);
    }

    [Fact]
    public async Task A_page_leads_on_where_the_address_is_in_another_script()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync(slug: "μέτρα");
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var list = await world.AddressOfAsync(@event.Id) + "/checklist";

        var sent = await editor.SendAsync(list, ("act", "add"), ("text", "Book the hall"));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(Uri.EscapeDataString("μέτρα"), sent.Headers.Location!.OriginalString.Split('/')[^2]);
        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task Two_who_add_at_once_both_have_their_line_and_of_two_who_finish_one_the_first_is_named(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var list = await world.AddressOfAsync(@event.Id) + "/checklist";
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(number => editor.SendAsync(list, ("act", "add"), ("text", $"Line {number}"))));

        var lines = await LinesAsync(world, @event);
        Assert.Equal(Enumerable.Range(0, 6), lines.Select(line => line.Position));
        await editor.SendAsync(list, ("act", "done"), ("line", $"{lines[0].Id}"));
        var first = (await LinesAsync(world, @event))[0].DoneAt;
        await editor.SendAsync(list, ("act", "done"), ("line", $"{lines[0].Id}"));
        Assert.Equal(first, (await LinesAsync(world, @event))[0].DoneAt);
    }

    [Theory, EachEngine]
    public async Task What_cannot_be_a_line_is_refused_and_a_line_of_another_event_is_not_there(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var (@event, other) = (await world.EventAsync(space), await world.EventAsync(space));
        var list = await world.AddressOfAsync(@event.Id) + "/checklist";
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        await world.Acts.RunAsync((ChangeChecklist act, CancellationToken token) => act.AddAsync(new(other.Id, null, null, "Of the other"), token), World.Cancelled);
        var foreign = Assert.Single(await LinesAsync(world, other));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(list, ("act", "add"), ("text", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(list, ("act", "add"), ("text", new string('x', 301)))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.SendAsync(list, ("act", "done"), ("line", $"{foreign.Id}"))).StatusCode);
        await editor.SendAsync(list, ("act", "remove"), ("line", $"{foreign.Id}"));
        Assert.Null(Assert.Single(await LinesAsync(world, other)).DoneAt);
        Assert.Empty(await LinesAsync(world, @event));
    }

    private static Task<List<ChecklistLine>> LinesAsync(World world, Event @event) => world.ReadAsync(db =>
        db.ChecklistLines.Where(line => line.EventId == @event.Id).OrderBy(line => line.Position).ThenBy(line => line.Id).ToListAsync(World.Cancelled));
}
