using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Shared;

namespace Rapport.Tests.Features.Capture;

public class AmendTests
{
    [Theory, EachEngine]
    public async Task An_amendment_keeps_the_text_before(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = await PostAsync(device, "first");

        await device.SendOneAsync(Amend(device, note, 1, "second"));

        var (entry, revisions) = await ReadAsync(world);
        Assert.Equal(("second", 2), (entry.Content.Text, entry.Revision));
        Assert.Equal([("first", 1, false)], revisions.Select(text => (text.Content.Text, text.Number, text.IsCompeting)));
    }

    [Theory, EachEngine]
    public async Task A_text_written_on_an_older_one_competes_and_overwrites_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = await PostAsync(device, "first");
        await device.SendOneAsync(Amend(device, note, 1, "mine"));

        var answer = await device.SendOneAsync(Amend(device, note, 1, "yours"));

        Assert.Equal("accepted", answer.Status);
        var (entry, revisions) = await ReadAsync(world);
        Assert.Equal("mine", entry.Content.Text);
        Assert.Equal(["first:False", "yours:True"], revisions.Select(text => $"{text.Content.Text}:{text.IsCompeting}"));
    }

    [Theory, EachEngine]
    public async Task The_next_text_on_what_is_shown_settles_the_competition(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = await PostAsync(device, "first");
        await device.SendAsync(Amend(device, note, 1, "mine"), Amend(device, note, 1, "yours"));

        await device.SendOneAsync(Amend(device, note, 2, "ours"));

        var (entry, revisions) = await ReadAsync(world);
        Assert.Equal("ours", entry.Content.Text);
        Assert.DoesNotContain(revisions, text => text.IsCompeting);
        Assert.Equal(["first", "mine", "yours"], revisions.Select(text => text.Content.Text).Order());
    }

    [Theory, EachEngine]
    public async Task Two_amendments_written_in_a_row_without_a_network_stand_on_one_another(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = device.Note("first");
        var second = Amend(device, Device.IdOf(note), 1, "second");
        var third = Amend(device, Device.IdOf(note), 1, "third", after: Device.IdOf(second));

        var answers = await device.SendAsync(note, second, third);
        var again = await device.SendAsync(second, third);

        Assert.All(answers, answer => Assert.Equal(("accepted", null), (answer.Status, answer.Competing)));
        Assert.All(again, answer => Assert.Equal(("already_had", null), (answer.Status, answer.Competing)));
        var (entry, revisions) = await ReadAsync(world);
        Assert.Equal(("third", 3), (entry.Content.Text, entry.Revision));
        Assert.Equal([("first", 1, false), ("second", 2, false)], revisions.Select(text => (text.Content.Text, text.Number, text.IsCompeting)));
    }

    [Theory, EachEngine]
    public async Task Where_another_came_first_the_last_of_a_row_competes_and_both_hear_of_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        var editor = await world.DeviceAsync(await world.PersonAsync(Role.Editor, @event), @event);
        var note = await PostAsync(device, "first");
        await editor.SendOneAsync(Amend(editor, note, 1, "the editor's"));
        var second = Amend(device, note, 1, "second");
        var third = Amend(device, note, 1, "third", after: Device.IdOf(second));

        var answers = await device.SendAsync(second, third);
        var again = await device.SendOneAsync(third);

        Assert.All(answers, answer => Assert.Equal(("accepted", true), (answer.Status, answer.Competing)));
        Assert.Equal(("already_had", true), (again.Status, again.Competing));
        var (entry, revisions) = await ReadAsync(world);
        Assert.Equal("the editor's", entry.Content.Text);
        Assert.Equal(["third"], revisions.Where(text => text.IsCompeting).Select(text => text.Content.Text));
    }

    [Theory, EachEngine]
    public async Task Nobody_settles_the_competing_text_of_somebody_else_by_naming_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var device = await world.ReporterAsync(@event);
        var editor = await world.DeviceAsync(await world.PersonAsync(Role.Editor, @event), @event);
        var note = await PostAsync(device, "first");
        await editor.SendOneAsync(Amend(editor, note, 1, "the editor's"));
        var mine = Amend(device, note, 1, "mine");
        await device.SendOneAsync(mine);

        await editor.SendOneAsync(Amend(editor, note, 1, "the editor's again", after: Device.IdOf(mine)));

        var (_, revisions) = await ReadAsync(world);
        Assert.Equal(["mine", "the editor's again"], revisions.Where(text => text.IsCompeting).Select(text => text.Content.Text));
    }

    [Theory, EachEngine]
    public async Task Two_amendments_at_once_both_stay(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = await PostAsync(device, "first");

        var answers = await Task.WhenAll(
            Task.Run(() => device.SendOneAsync(Amend(device, note, 1, "left"))),
            Task.Run(() => device.SendOneAsync(Amend(device, note, 1, "right"))));

        Assert.All(answers, answer => Assert.Equal("accepted", answer.Status));
        var (entry, revisions) = await ReadAsync(world);
        Assert.Equal(["first", "left", "right"], revisions.Select(text => text.Content.Text).Append(entry.Content.Text).Order());
    }

    [Theory, EachEngine]
    public async Task Only_the_author_or_an_organiser_changes_or_takes_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var note = await PostAsync(await world.ReporterAsync(@event), "hers");
        var colleague = await world.ReporterAsync(@event);
        var organiser = await world.DeviceAsync(await world.PersonAsync(Role.Organiser, @event), @event);

        Assert.Equal("not_yours", (await colleague.SendOneAsync(Amend(colleague, note, 1, "mine now"))).Code);
        Assert.Equal("not_yours", (await colleague.SendOneAsync(colleague.Operation("entry.retract", new { target = note }))).Code);
        Assert.Equal("accepted", (await organiser.SendOneAsync(organiser.Operation("entry.retract", new { target = note }))).Status);
    }

    [Theory, EachEngine]
    public async Task A_retracted_entry_takes_no_more_changes(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var device = await world.ReporterAsync(await world.EventAsync());
        var note = await PostAsync(device, "gone soon");

        await device.SendOneAsync(device.Operation("entry.retract", new { target = note }));

        Assert.Equal("entry_unknown", (await device.SendOneAsync(device.Operation("entry.pin", new { target = note }))).Code);
        Assert.Equal("entry_unknown", (await device.SendOneAsync(Amend(device, note, 1, "back?"))).Code);
    }

    private static async Task<Guid> PostAsync(Device device, string text)
    {
        var note = device.Note(text);
        await device.SendOneAsync(note);
        return Device.IdOf(note);
    }

    private static JsonObject Amend(Device device, Guid entry, int basedOn, string text, Guid? after = null) =>
        device.Operation("entry.amend", new { target = entry, basedOn, text, after });

    private static async Task<(Entry Entry, IReadOnlyList<EntryRevision> Revisions)> ReadAsync(World world) => (
        await world.ReadAsync(db => db.Entries.SingleAsync(World.Cancelled)),
        await world.ReadAsync(db => db.EntryRevisions.OrderBy(text => text.Number).ToListAsync(World.Cancelled)));
}
