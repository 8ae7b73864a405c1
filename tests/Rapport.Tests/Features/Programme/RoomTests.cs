using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme;

public sealed partial class RoomTests
{
    [Theory, EachEngine]
    public async Task Rooms_are_added_renamed_ordered_and_removed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var organiser = await world.OrganiserAsync(@event);
        foreach (var name in new[] { "Library", "Undercroft", " Council\tchamber " })
        {
            await SendAsync(world, organiser, @event, "add", null, name);
        }

        var rooms = await RoomsAsync(world, @event);
        await SendAsync(world, organiser, @event, "rename", rooms[1], "Crypt", rooms[1].Name);
        await SendAsync(world, organiser, @event, "earlier", rooms[2]);
        await SendAsync(world, organiser, @event, "later", rooms[0]);
        Assert.Equal(["Council\tchamber", "Library", "Crypt"], (await RoomsAsync(world, @event)).Select(room => room.Name));
        await SendAsync(world, organiser, @event, "remove", rooms[1]);

        Assert.Equal(["Council\tchamber", "Library"], (await RoomsAsync(world, @event)).Select(room => room.Name));
        Assert.Equal(
            ["added", "room.added", "room.added", "room.added", "room.renamed", "room.moved", "room.moved", "room.removed"],
            await world.VerbsAsync(@event.Id));
    }

    [Theory, EachEngine]
    public async Task A_room_that_cannot_be_so_is_refused_with_a_sentence(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var organiser = await world.OrganiserAsync(@event);
        await SendAsync(world, organiser, @event, "add", null, "Library");
        await SendAsync(world, organiser, @event, "add", null, "Crypt");
        var rooms = await RoomsAsync(world, @event);
        var session = await world.SessionAsync(@event);
        await world.PlantAsync(async db => (await db.Sessions.SingleAsync(row => row.Id == session.Id, World.Cancelled))
            .Schedule(session.StartsAtWall, TimeSpan.FromMinutes(45), EventZone.Of(@event.Zone), rooms[0].Id));

        Assert.Contains(ProgrammeProblems.TakenRoom.Sentence, await SendAsync(world, organiser, @event, "add", null, "LIBRARY"), StringComparison.Ordinal);
        Assert.Contains(ProgrammeProblems.UnnamedRoom.Sentence, await SendAsync(world, organiser, @event, "add", null, " "), StringComparison.Ordinal);
        Assert.Contains(ProgrammeProblems.UsedRoom.Sentence, await SendAsync(world, organiser, @event, "remove", rooms[0]), StringComparison.Ordinal);
        Assert.Contains(ProgrammeProblems.ChangedRoom.Sentence, await SendAsync(world, organiser, @event, "rename", rooms[0], "Attic", "Old library"), StringComparison.Ordinal);
        Assert.Contains(ProgrammeProblems.TakenRoom.Sentence, await SendAsync(world, organiser, @event, "rename", rooms[0], "crypt", "Library"), StringComparison.Ordinal);
        Assert.Equal(["Library", "Crypt"], (await RoomsAsync(world, @event)).Select(room => room.Name));
    }

    [Theory, EachEngine]
    public async Task After_each_act_the_page_tells_it_and_the_focus_goes_on_from_there(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var organiser = await world.OrganiserAsync(@event);
        foreach (var name in new[] { "Library", "Undercroft", "Chapel" })
        {
            Assert.Equal(($"{name} is added.", "name"), await GoOnAsync(world, organiser, @event, "add", null, name));
        }

        var rooms = await RoomsAsync(world, @event);
        Assert.Equal(("Chapel is now number 2 of 3.", "Move up: Chapel"), await GoOnAsync(world, organiser, @event, "earlier", rooms[2]));
        Assert.Equal(("Chapel is now number 1 of 3.", "Move down: Chapel"), await GoOnAsync(world, organiser, @event, "earlier", rooms[2]));
        Assert.Equal(("The room is called Crypt now.", "Rename: Crypt"), await GoOnAsync(world, organiser, @event, "rename", rooms[1], "Crypt", "Undercroft"));
        Assert.Equal(("The room is removed.", "Remove: Library"), await GoOnAsync(world, organiser, @event, "remove", rooms[2]));
        Assert.Equal(("The room is removed.", "Remove: Library"), await GoOnAsync(world, organiser, @event, "remove", rooms[1]));
        Assert.Equal(("The room is removed.", "name"), await GoOnAsync(world, organiser, @event, "remove", rooms[0]));
    }

    // What the page says first, and the words or the id of what has the focus.
    private static async Task<(string Said, string Focused)> GoOnAsync(
        World world, HttpClient organiser, Event @event, string act, Room? room, string name = "", string was = "")
    {
        var answer = await organiser.SendAsync(
            $"{await world.AddressOfAsync(@event.Id)}/rooms", ("act", act), ("room", $"{room?.Id}"), ("name", name), ("was", was));
        var page = await organiser.GetStringAsync(answer.Headers.Location!.OriginalString, World.Cancelled);
        var focused = Assert.Single(Focused().Matches(page));
        return (Said().Match(page).Groups[1].Value, focused.Groups["id"].Success ? focused.Groups["id"].Value : focused.Groups["words"].Value + focused.Groups["room"].Value);
    }

    [GeneratedRegex("<p class=\"say\" role=\"status\" id=\"said\">([^<]*)</p>")]
    private static partial Regex Said();

    [GeneratedRegex("<input[^>]* id=\"(?<id>\\w+)\"[^>]* autofocus=[^>]* aria-describedby=\"said\"|<button[^>]* autofocus=[^>]* aria-describedby=\"said\">(?<words>[^<]*)<span class=\"unseen\">(?<room>[^<]*)<")]
    private static partial Regex Focused();

    private static Task<List<Room>> RoomsAsync(World world, Event @event) =>
        world.ReadAsync(db => db.Rooms.Where(room => room.EventId == @event.Id).OrderBy(room => room.Position).ToListAsync(World.Cancelled));

    private static async Task<string> SendAsync(World world, HttpClient organiser, Event @event, string act, Room? room, string? name = null, string? was = null)
    {
        Dictionary<string, string> form = new() { ["act"] = act, ["name"] = name ?? "", ["was"] = was ?? "" };
        if (room is not null)
        {
            form["room"] = room.Id.ToString();
        }

        var answer = await organiser.SendAsync($"{await world.AddressOfAsync(@event.Id)}/rooms", form);
        return ProgrammeEditing.Text(await answer.Content.ReadAsStringAsync(World.Cancelled));
    }
}
