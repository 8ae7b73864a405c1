using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;

namespace Rapport.Tests.Features.Programme.Import;

public sealed class ImportCommandsTests
{
    private const string Table = "title,start,end,room\nOpening,2026-11-24 09:00,2026-11-24 09:30,Hall\nCosting the count,2026-11-24 10:00,2026-11-24 10:45,Hall\n";

    [Theory, EachEngine]
    public async Task A_programme_is_compared_first_and_brought_in_when_told_to(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var home = await world.AddressOfAsync(@event.Id);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("day.csv"), Table, World.Cancelled);

        var compared = await CommandRun.OfAsync(world, "import", "programme", folder.File("day.csv"), "--event", home);
        Assert.Equal((0, ""), (compared.Code, compared.Error));
        Assert.Contains("With --apply: 2 added, 0 changed, 0 cancelled, 0 the same", compared.Out, StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => db.Sessions.ToListAsync(World.Cancelled)));

        var applied = await CommandRun.OfAsync(world, "import", "programme", folder.File("day.csv"), "--event", home.Trim('/'), "--apply");
        Assert.Contains("Done: 2 added, 0 changed, 0 cancelled, 0 the same", applied.Out, StringComparison.Ordinal);
        Assert.Contains("Costing the count", await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);

        var again = await CommandRun.OfAsync(world, "import", "programme", folder.File("day.csv"), "--event", home, "--apply");
        Assert.Contains("Done: 0 added, 0 changed, 0 cancelled, 2 the same", again.Out, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_is_refused_says_so_in_a_sentence_and_changes_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var home = await world.AddressOfAsync((await world.EventAsync()).Id);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("day.csv"), Table, World.Cancelled);
        await File.WriteAllTextAsync(folder.File("damaged.xml"), "<schedule><day date=\"2026-11-24\"><room", World.Cancelled);
        await File.WriteAllTextAsync(folder.File("empty.ics"), "", World.Cancelled);
        await File.WriteAllBytesAsync(folder.File("big.json"), new byte[21 * 1024 * 1024], World.Cancelled);

        Assert.Equal("There is no event at performance/nothing; write SPACE/EVENT.", (await ApplyAsync(world, folder.File("day.csv"), "performance/nothing")).Sentence);
        Assert.Equal("There is no event at performance; write SPACE/EVENT.", (await ApplyAsync(world, folder.File("day.csv"), "performance")).Sentence);
        Assert.Equal($"There is no file {folder.File("none.csv")}.", (await ApplyAsync(world, folder.File("none.csv"), home)).Sentence);
        Assert.Equal($"There is no file {folder.Path}.", (await ApplyAsync(world, folder.Path, home)).Sentence);
        Assert.Contains("damaged", (await ApplyAsync(world, folder.File("damaged.xml"), home)).Sentence, StringComparison.Ordinal);
        Assert.NotEmpty((await ApplyAsync(world, folder.File("empty.ics"), home)).Sentence);
        Assert.Equal("This file is larger than 20 MB, the most a programme file may be.", (await ApplyAsync(world, folder.File("big.json"), home)).Sentence);

        Assert.Empty(await world.ReadAsync(db => db.Sessions.ToListAsync(World.Cancelled)));
        Assert.Empty(await world.ReadAsync(db => db.Rooms.ToListAsync(World.Cancelled)));
    }

    private static Task<CommandRun> ApplyAsync(World world, string file, string home) =>
        CommandRun.OfAsync(world, "import", "programme", file, "--event", home, "--apply");
}
