using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Accounts;
using Rapport.Features.Personal;
using Rapport.Platform.Backup;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Backup;

/// <summary>Whoever erased themselves stays erased, also when a backup from before comes back.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Backup => folder.File("backup.zip");

    public void Dispose() => folder.Dispose();

    [Theory]
    [EachEngine(true)]
    [EachEngine(false)]
    public async Task After_an_older_backup_is_restored_the_erasure_is_repeated_before_anybody_is_served(Engine engine, bool isBesideBackup)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var person = await world.PersonAsync(Role.Reporter, @event, name: "Wilhelmina Zellweger");
        var entry = await world.EntryAsync(@event, person, "plover-9901");
        var cookie = await world.CookieAsync(person);
        await world.BackUpAsync(Backup);
        await EraseAsync(world, person);
        await using var place = await BackupWorlds.EmptyAsync(engine);
        if (isBesideBackup)
        {
            await world.BackUpAsync(folder.File("later.zip"));
        }
        else
        {
            Directory.CreateDirectory(place.Folder);
            File.Copy(Path.Combine(world.Folder, ErasureList.FileName), Path.Combine(place.Folder, ErasureList.FileName));
        }

        Assert.StartsWith("Restored: ", (await place.RestoreAsync(Backup)).Line, StringComparison.Ordinal);
        await using var restored = await place.OpenAsync();

        Assert.Equal(Person.Gone, (await restored.ReadAsync(db => db.People.SingleAsync(row => row.Id == person.Id, World.Cancelled))).Name);
        Assert.DoesNotContain("plover-9901", await restored.Visitor.GetStringAsync(await restored.AddressOfAsync(@event.Id), World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(SubjectState.Withdrawn, await restored.ReadAsync(db => db.Subjects.Where(row => row.Id == entry.Id).Select(row => row.State).SingleAsync(World.Cancelled)));
        using var browser = restored.Client();
        browser.DefaultRequestHeaders.Add("Cookie", $"{Callers.Cookie}={cookie}");
        Assert.False((await browser.GetAsync("/account", World.Cancelled)).IsSuccessStatusCode);
        Assert.DoesNotContain("Zellweger", await File.ReadAllTextAsync(Path.Combine(place.Folder, ErasureList.FileName), World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task An_erasure_that_was_cut_short_before_the_list_is_on_it_after_the_next_start(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync();
        await world.Acts.RunAsync((ErasePerson act, CancellationToken token) => act.RunAsync(new(person.Id, true), token), World.Cancelled);
        Assert.Empty(new ErasureList(world.Folder).Read());

        await world.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ReplayErasures>().Single().StartingAsync(World.Cancelled);

        Assert.Equal(new ErasureLine(person.Id, true, (await world.ReadAsync(db => db.People.SingleAsync(World.Cancelled))).ErasedAt!.Value), Assert.Single(new ErasureList(world.Folder).Read()));
    }

    [Fact]
    public void A_line_that_a_crash_cut_short_counts_for_nothing_and_a_damaged_one_is_told()
    {
        var list = new ErasureList(folder.File("data"));
        var first = new ErasureLine(Ids.New(TimeProvider.System), true, TimeProvider.System.Now());
        list.Add([first]);
        var file = Path.Combine(folder.File("data"), ErasureList.FileName);
        File.AppendAllText(file, "{\"person\":\"0199");
        Assert.Equal([first], list.Read());

        var second = new ErasureLine(Ids.New(TimeProvider.System), false, TimeProvider.System.Now());
        list.Add([second, first]);
        Assert.Equal([first, second], list.Read());

        File.AppendAllText(file, "nonsense\n");
        Assert.Throws<InvalidDataException>(list.Read);
    }

    private static async Task EraseAsync(World world, Person person)
    {
        await using var scope = world.Services.CreateAsyncScope();
        Assert.False((await scope.ServiceProvider.GetRequiredService<Erasing>().RunAsync(person.Id, false, World.Cancelled)).IsRefused);
    }
}
