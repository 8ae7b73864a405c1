using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rapport.Features.Accounts;
using Rapport.Features.Personal;
using Rapport.Platform.Mail;
using Rapport.Shared;

namespace Rapport.Tests.Features.Personal;

/// <summary>Without a mail server messages lie in files: those to somebody who erased themselves go with them.</summary>
public sealed class ErasedMailTests
{
    [Theory, EachEngine]
    public async Task Messages_in_files_go_with_whoever_they_were_for_and_those_to_others_stay(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (person, other) = (await world.PersonAsync(name: "Wilhelmina Zellweger"), await world.PersonAsync());
        await SendAsync(world, person.Email.ToUpperInvariant(), other.Email);
        await File.WriteAllTextAsync(Path.Combine(Folder(world), "by-hand.eml"), "nothing of ours", World.Cancelled);
        using var browser = await world.SignInAsync(person);

        await browser.SendAsync("/account/erase", ("keep", "true"));

        Assert.Equal(["by-hand.eml", "other"], await LeftAsync(world, other));
    }

    [Theory, EachEngine]
    public async Task A_removal_that_was_cut_short_is_done_at_the_next_start_and_one_that_came_to_nothing_is_not(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (person, other) = (await world.PersonAsync(name: "Wilhelmina Zellweger"), await world.PersonAsync());
        await SendAsync(world, person.Email, other.Email);
        foreach (var noted in new[] { person, other })
        {
            await using var scope = world.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ErasedFiles>().NoteAsync(noted.Id, World.Cancelled);
        }

        await world.Acts.RunAsync((ErasePerson act, CancellationToken token) => act.RunAsync(new(person.Id, true), token), World.Cancelled);
        Assert.Equal(4, Directory.GetFiles(Folder(world)).Length);

        await world.Services.GetServices<IHostedService>().OfType<ReplayErasures>().Single().StartingAsync(World.Cancelled);

        Assert.Equal(["other"], await LeftAsync(world, other));
    }

    [Fact]
    public async Task An_erasure_that_is_refused_leaves_the_messages()
    {
        await using var world = await World.StartAsync();
        var host = await world.HostAsync();
        await SendAsync(world, host.Email);
        using var browser = await world.SignInAsync(host);

        await browser.SendAsync("/account/erase", ("keep", "true"));

        Assert.Equal(["other"], await LeftAsync(world, host));
    }

    private static string Folder(World world) => Path.Combine(world.Folder, "mail");

    private static async Task SendAsync(World world, params string[] addresses)
    {
        await world.PlantAsync(db =>
        {
            db.AddRange(addresses.Select(to => new OutgoingMail(Ids.New(world.Time), to, "For you", "Words", world.Time.GetUtcNow())));
            return Task.CompletedTask;
        });
        world.Services.GetRequiredService<MailSender>().Ring();
        await Eventually.HoldsAsync("the messages are written", async () => await world.ReadAsync(db => db.OutgoingMails.CountAsync(World.Cancelled)) == 0);
    }

    /// <summary>What lies there still; a message to this person is called "other".</summary>
    private static async Task<IEnumerable<string>> LeftAsync(World world, Person other)
    {
        var names = new List<string>();
        foreach (var path in Directory.GetFiles(Folder(world)))
        {
            var isOther = (await File.ReadAllTextAsync(path, World.Cancelled)).Contains($"To: {other.Email}", StringComparison.OrdinalIgnoreCase);
            names.Add(isOther ? "other" : Path.GetFileName(path));
        }

        return names.Order(StringComparer.Ordinal);
    }
}
