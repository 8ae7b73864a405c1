using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Notifications;
using Rapport.Platform.Mail;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;

namespace Rapport.Tests.Features.Notifications;

public sealed class NoticeMailTests
{
    [Theory, EachEngine]
    public async Task What_is_new_goes_into_one_message_and_not_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, author, mia) = await StageAsync(world);
        foreach (var text in new[] { "one", "two" })
        {
            await mia.CommentOnAsync(await world.DiscussAsync(@event, (await world.EntryAsync(@event, author, text)).Id), "heron");
        }

        await world.FollowAsync();
        Assert.False(await world.MailAsync());
        await world.MakeDueAsync();
        Assert.True(await world.MailAsync());
        Assert.False(await world.MailAsync());

        var mail = Assert.Single(await MailsAsync(world));
        Assert.Equal((author.Email, "2 new notifications"), (mail.To, mail.Subject));
        Assert.Contains("Mia Lund commented on your entry", mail.Text, StringComparison.Ordinal);
        Assert.Contains("“one”", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"{Noticing.Site}notifications", mail.Text, StringComparison.Ordinal);

        await mia.CommentOnAsync(await world.DiscussAsync(@event, (await world.EntryAsync(@event, author, "three")).Id), "heron");
        await world.FollowAsync();
        var due = await world.ReadAsync(db => db.NoticeMailings.Select(mailing => new { mailing.DueAt, mailing.MailedAt }).SingleAsync(World.Cancelled));
        Assert.Equal(TimeSpan.FromHours(1), due.DueAt - due.MailedAt);
        await world.MakeDueAsync();
        await world.MailAsync();
        Assert.Equal(["2 new notifications", "Mia Lund commented on your entry"], (await MailsAsync(world)).Select(row => row.Subject));
    }

    [Theory, EachEngine]
    public async Task What_was_read_or_hidden_before_it_was_due_is_not_mailed(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, author, mia) = await StageAsync(world);
        using var ada = await world.SignInAsync(author);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        var (read, hidden) = (await world.EntryAsync(@event, author, "read"), await world.EntryAsync(@event, author, "hidden"));
        await mia.CommentOnAsync(await world.DiscussAsync(@event, read.Id), "heron-1");
        await world.FollowAsync();
        await ada.ReadAllAsync();
        var comment = await mia.CommentOnAsync(await world.DiscussAsync(@event, hidden.Id), "heron-2");
        await world.FollowAsync();
        await editor.FormAsync($"{await world.AddressOfAsync(@event.Id)}/moderation/{comment}", ("reason", "It is rude."));

        await world.MakeDueAsync();
        Assert.True(await world.MailAsync());

        Assert.Empty(await MailsAsync(world));
    }

    [Theory, EachEngine]
    public async Task Nothing_is_mailed_to_whoever_does_not_want_it_or_has_not_shown_whose_the_address_is(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, author, mia) = await StageAsync(world);
        using var ada = await world.SignInAsync(author);
        var unproven = await world.PersonAsync(Role.Reporter, @event);
        await world.PlantAsync(db => db.Users.Where(login => login.Id == unproven.Id).ExecuteUpdateAsync(row => row.SetProperty(login => login.EmailConfirmed, false), World.Cancelled));
        var (guest, guestId) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        var guests = await guest.CommentOnAsync(await world.DiscussAsync(@event, (await world.EntryAsync(@event, author)).Id), "Mine");
        await ada.SendAsync("/notifications?handler=Mails", ("off", "true"));
        Assert.Contains("You get no messages", await ada.NoticesAsync(), StringComparison.Ordinal);

        foreach (var person in new[] { author, unproven })
        {
            await mia.CommentOnAsync(await world.DiscussAsync(@event, (await world.EntryAsync(@event, person)).Id), "heron");
        }

        await world.FollowAsync();
        await world.MakeDueAsync();
        while (await world.MailAsync())
        {
        }

        Assert.Empty(await MailsAsync(world));
        Assert.Contains("by your name alone", await guest.NoticesAsync(), StringComparison.Ordinal);
        using var other = await world.SignInAsync(unproven);
        Assert.Contains("Send me that link", await other.NoticesAsync(), StringComparison.Ordinal);
        await ada.SendAsync("/notifications?handler=Mails", ("off", "false"));
        Assert.Contains($"sent to {author.Email}", await ada.NoticesAsync(), StringComparison.Ordinal);
        Assert.NotEqual(guests, guestId);
    }

    [Theory, EachEngine]
    public async Task Two_nodes_that_look_at_once_write_one_message(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, author, mia) = await StageAsync(world);
        await mia.CommentOnAsync(await world.DiscussAsync(@event, (await world.EntryAsync(@event, author)).Id), "heron");
        await world.FollowAsync();
        await world.MakeDueAsync();

        await Task.WhenAll(world.MailAsync(), world.MailAsync(), world.MailAsync());

        Assert.Single(await MailsAsync(world));
    }

    [Theory, EachEngine]
    public async Task A_link_that_was_mailed_shows_whose_the_address_is_and_one_that_was_handed_over_does_not(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync();
        await world.PlantAsync(db => db.Users.Where(login => login.Id == person.Id).ExecuteUpdateAsync(row => row.SetProperty(login => login.EmailConfirmed, false), World.Cancelled));
        foreach (var isMailed in new[] { false, true })
        {
            var token = Rapport.Platform.Identity.Secret.New();
            var link = new SignInLink(Ids.New(world.Time), person.Id, Rapport.Platform.Identity.Secret.Hash(token), world.Time.GetUtcNow().AddHours(1));
            await world.PlantAsync(db => Task.FromResult(db.Add(isMailed ? link.ByMail() : link)));
            await world.Client().SendAsync($"/sign-in/{token}");
            Assert.Equal(isMailed, await world.ReadAsync(db => db.Users.Where(login => login.Id == person.Id).Select(login => login.EmailConfirmed).SingleAsync(World.Cancelled)));
        }
    }

    /// <summary>As rows may stand there from before names were one line.</summary>
    [Fact]
    public async Task Nobody_begins_a_line_of_a_mail_with_what_they_are_called()
    {
        await using var world = await World.StartAsync();
        var (@event, author, mia) = await StageAsync(world);
        await mia.CommentOnAsync(await world.DiscussAsync(@event, (await world.EntryAsync(@event, author, "one")).Id), "heron");
        await world.PlantAsync(db => db.People.Where(person => person.Name == "Mia Lund").ExecuteUpdateAsync(row => row.SetProperty(person => person.Name, "Rapport\n\nGo to:\nhttps://evil.example\n\nYours"), World.Cancelled));
        await world.FollowAsync();
        await world.MakeDueAsync();
        Assert.True(await world.MailAsync());

        var lines = Assert.Single(await MailsAsync(world)).Text.Split('\n');

        Assert.DoesNotContain(lines, line => line.StartsWith("https://evil", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Rapport Go to: https://evil.example Yours commented", StringComparison.Ordinal));
    }

    private static async Task<(Event Event, Person Author, HttpClient Mia)> StageAsync(World world)
    {
        var @event = await world.EventAsync();
        return (@event, await world.PersonAsync(Role.Reporter, @event), await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund")));
    }

    private static Task<List<OutgoingMail>> MailsAsync(World world) =>
        world.ReadAsync(db => db.OutgoingMails.OrderBy(mail => mail.DueAt).ToListAsync(World.Cancelled));
}
