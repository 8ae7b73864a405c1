using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Moderation;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;
using Rapport.Tests.Features.Questions;

namespace Rapport.Tests.Features.Moderation;

public sealed class ReportTests
{
    private const string Words = "plover-3307";

    [Theory]
    [EachEngine]
    public async Task What_readers_report_waits_for_an_editor_who_hides_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), Words);
        var (guest, _) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        using var leaves = guest;
        using var ed = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));

        Assert.Equal(HttpStatusCode.Redirect, (await world.Visitor.FormAsync($"{address}/report/{entry.Id}", ("reason", "It names my daughter."))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.FormAsync($"{address}/report/{entry.Id}", ("reason", "It is rude."))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.FormAsync($"{address}/report/{entry.Id}", ("reason", "It is rude, I said."))).Status);

        var queue = await ed.GetStringAsync($"{address}/reports", World.Cancelled);
        Assert.Contains(Words, queue, StringComparison.Ordinal);
        Assert.Contains("a visitor: It names my daughter.", queue, StringComparison.Ordinal);
        Assert.Contains("Gwen Guest: It is rude.", queue, StringComparison.Ordinal);
        Assert.Equal(2, await world.ReadAsync(db => db.Reports.CountAsync(World.Cancelled)));

        await ed.FormAsync($"{address}/moderation/{entry.Id}", ("reason", "It names a child."));
        Assert.Contains("Nothing is waiting", await ed.GetStringAsync($"{address}/reports", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine]
    public async Task What_an_editor_leaves_is_off_the_list_and_stays_where_it_is(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), Words);
        using var ed = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event, name: "Ed Itor"));
        await world.Visitor.FormAsync($"{address}/report/{entry.Id}", ("reason", "I do not like it."));

        Assert.Equal(HttpStatusCode.Redirect, (await ed.FormAsync($"{address}/reports", ("subject", $"{entry.Id}"))).Status);

        Assert.Contains("Nothing is waiting", await ed.GetStringAsync($"{address}/reports", World.Cancelled), StringComparison.Ordinal);
        Assert.Contains(Words, await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("Reported, and left", await ed.GetStringAsync($"{address}/moderation", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ed.FormAsync($"{address}/reports", ("subject", $"{entry.Id}"))).Status);
    }

    [Theory]
    [EachEngine]
    public async Task Nobody_but_editors_sees_what_was_reported_and_nobody_reports_what_they_may_not_see(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var author = await world.PersonAsync(Role.Reporter, @event);
        var team = await world.EntryAsync(@event, author, Words, visibility: Visibility.Team);
        using var ada = await world.SignInAsync(author);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event));
        using var elsewhere = await world.SignInAsync(await world.PersonAsync(Role.Owner, await world.EventAsync()));

        foreach (var other in new[] { world.Visitor, member, ada, elsewhere })
        {
            using var list = await other.GetAsync($"{address}/reports", World.Cancelled);
            Assert.Equal(HttpStatusCode.NotFound, list.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.FormAsync($"{address}/reports", ("subject", $"{team.Id}"))).Status);
        }

        foreach (var other in new[] { world.Visitor, member, elsewhere })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.FormAsync($"{address}/report/{team.Id}", ("reason", "I know it is there."))).Status);
        }

        Assert.False(await world.ReadAsync(db => db.Reports.AnyAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task What_was_looked_at_once_can_be_reported_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), Words);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Member"));
        using var ed = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        await member.FormAsync($"{address}/report/{entry.Id}", ("reason", "Spam."));
        for (var n = 0; n < ReportSubject.NamelessLimit; n++)
        {
            await world.Visitor.FormAsync($"{address}/report/{entry.Id}", ("reason", $"Number {n}."));
        }

        var (status, _, page) = await world.Visitor.FormAsync($"{address}/report/{entry.Id}", ("reason", "It shows my child."));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reports_many"), (status, page.Code()));
        Assert.DoesNotContain("Thank you", page, StringComparison.Ordinal);

        await ed.FormAsync($"{address}/reports", ("subject", $"{entry.Id}"));
        foreach (var reader in new[] { world.Visitor, member })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await reader.FormAsync($"{address}/report/{entry.Id}", ("reason", "It shows my child."))).Status);
        }

        var queue = await ed.GetStringAsync($"{address}/reports", World.Cancelled);
        Assert.Contains("a visitor: It shows my child.", queue, StringComparison.Ordinal);
        Assert.Contains("Mia Member: It shows my child.", queue, StringComparison.Ordinal);
        Assert.DoesNotContain("Spam.", queue, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Many_reports_of_some_things_keep_no_other_thing_off_the_list(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var author = await world.PersonAsync(Role.Reporter, @event);
        using var ed = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        for (var n = 0; n < 11; n++)
        {
            var entry = await world.EntryAsync(@event, author, $"Noise {n}");
            await world.PlantAsync(db =>
            {
                db.AddRange(Enumerable.Range(0, 20).Select(_ => new Report(Ids.New(world.Time), entry.Id, null, "Spam.", world.Time.GetUtcNow())));
                return Task.CompletedTask;
            });
        }

        var last = await world.EntryAsync(@event, author, Words);
        await world.Visitor.FormAsync($"{address}/report/{last.Id}", ("reason", "It shows my child."));

        Assert.Contains("It shows my child.", await ed.GetStringAsync($"{address}/reports", World.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_says_what_is_wrong_in_at_most_so_many_words()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event));
        var report = $"{await world.AddressOfAsync(@event.Id)}/report/{entry.Id}";

        Assert.Contains("Please say in a few words", (await world.Visitor.FormAsync(report, ("reason", " "))).Page, StringComparison.Ordinal);
        Assert.Contains("at most 500 characters", (await world.Visitor.FormAsync(report, ("reason", new string('x', 501)))).Page, StringComparison.Ordinal);
        Assert.False(await world.ReadAsync(db => db.Reports.AnyAsync(World.Cancelled)));
    }
}
