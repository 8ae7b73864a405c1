using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Notes.Rooms;
using Rapport.Shared;

namespace Rapport.Tests.Features.Notes;

/// <summary>What several rooms write at the same moment.</summary>
public sealed class NoteAppendTests
{
    [Theory, EachEngine]
    public async Task Of_two_behind_the_same_update_one_is_in_the_log(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        var appends = world.Services.GetRequiredService<NoteAppends>();

        var done = await Task.WhenAll(appends.RunAsync(Of(desk, ada.Person.Id, "One")), appends.RunAsync(Of(desk, ada.Person.Id, "Two")));

        Assert.Single(done, isIn => isIn);
        Assert.Single(await desk.LogAsync());
    }

    /// <summary>Each is answered, whenever it comes: between one act that takes what waits and the next there is no gap.</summary>
    [Fact]
    public async Task Of_very_many_at_once_none_waits_for_ever()
    {
        await using var world = await World.StartAsync();
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        var appends = world.Services.GetRequiredService<NoteAppends>();

        // Behind an update that is not there: each is looked at and none written.
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var done = 0;
            for (var i = 0; i < 2000; i++)
            {
                done += await appends.RunAsync(new(desk.Note, 1, 99, [(ada.Person.Id, [])])) ? 1 : 0;
            }

            return done;
        })));

        Assert.Equal(0, all.Sum());
    }

    [Theory, EachEngine]
    public async Task One_that_cannot_be_written_spoils_nothing_for_the_others(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desks = new[] { await Desk.OpenAsync(world), await Desk.OpenAsync(world), await Desk.OpenAsync(world) };
        var ada = await desks[0].WriterAsync();
        var appends = world.Services.GetRequiredService<NoteAppends>();

        var first = appends.RunAsync(Of(desks[0], ada.Person.Id, "One"));
        var nobodys = appends.RunAsync(Of(desks[1], Ids.New(world.Time), "Two"));
        var third = appends.RunAsync(Of(desks[2], ada.Person.Id, "Three"));

        Assert.True(await first);
        await Assert.ThrowsAsync<DbUpdateException>(() => nobodys);
        Assert.True(await third);
        Assert.Equal([1, 0, 1], new[] { await desks[0].LogAsync(), await desks[1].LogAsync(), await desks[2].LogAsync() }.Select(log => log.Count));
    }

    private static NoteAppend Of(Desk desk, Guid person, string words) => new(desk.Note, 1, 0, [(person, new Pen(7).Begin(words))]);
}
