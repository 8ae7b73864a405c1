using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Coverage;
using Rapport.Features.Events;
using Rapport.Features.Events.Checklist;
using Rapport.Features.Events.Invitations;
using Rapport.Features.Notifications;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Stars;
using Rapport.Features.Spaces;
using Rapport.Platform.Backup;
using Rapport.Platform.Mail;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Notifications;
using Rapport.Tests.Features.Search;

namespace Rapport.Tests.Features.Personal;

public sealed class EraseTests
{
    private const string Own = "Wilhelmina Zellweger";

    [Theory]
    [EachEngine(false)]
    [EachEngine(true)]
    public async Task Whoever_erases_themselves_is_found_nowhere_and_their_words_only_where_they_left_them(Engine engine, bool keeps)
    {
        await using var world = await World.StartAsync(engine);
        var (@event, person, browser, photo) = await WriterAsync(world);
        using var leaves = browser;
        Assert.Contains("Wilhelmina", await world.EverythingAsync(world.Visitor, @event, "plover"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await EraseAsync(browser, keeps)).StatusCode);
        await world.IndexedAsync();

        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));
        foreach (var reader in new[] { world.Visitor, editor })
        {
            var told = await world.EverythingAsync(reader, @event, "plover");
            Assert.DoesNotContain("Wilhelmina", told, StringComparison.OrdinalIgnoreCase);
            foreach (var word in new[] { "plover-6601", "plover-6602", "plover-6603" })
            {
                Assert.Equal(keeps, told.Contains(word, StringComparison.Ordinal));
            }
        }

        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account", World.Cancelled)).StatusCode);
        Assert.Equal(keeps, (await world.Visitor.GetAsync($"/media/{photo}/small.webp", World.Cancelled)).IsSuccessStatusCode);
        Assert.Equal(keeps ? 3 : 0, world.Services.GetRequiredService<Rapport.Platform.Files.FileStore>().Keys().Count());
        await NothingIsLeftAsync(world, person);

        // What stayed is answered, and nobody is left to be told.
        if (keeps)
        {
            var entry = await world.ReadAsync(db => db.Entries.Where(row => row.AuthorId == person.Id).OrderBy(row => row.Id).Select(row => row.Id).FirstAsync(World.Cancelled));
            await editor.CommentOnAsync($"{await world.AddressOfAsync(@event.Id)}/discuss/{entry}", "Who was that?");
            await world.FollowAsync();
            Assert.Empty(await world.NoticesOfAsync(person));
        }
    }

    [Theory, EachEngine]
    public async Task The_last_owner_and_the_last_host_are_asked_to_hand_over_first(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var owner = await world.PersonAsync(Role.Owner, of: space);
        using var browser = await world.SignInAsync(owner);
        using var host = await world.SignInAsync(await world.HostAsync());

        Assert.Contains("only owner of a space", await SentenceAsync(await EraseAsync(browser, false)), StringComparison.Ordinal);
        Assert.Contains("only host", await SentenceAsync(await EraseAsync(host, false)), StringComparison.Ordinal);

        Assert.Equal("Ada Fenwick", (await world.AgainAsync(owner)).Name);
        await world.PersonAsync(Role.Owner, of: space, name: "Second Owner");
        Assert.Equal(HttpStatusCode.Redirect, (await EraseAsync(browser, false)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Of_two_last_owners_who_erase_themselves_at_once_one_stays(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var (one, two) = (await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space)), await world.SignInAsync(await world.PersonAsync(Role.Owner, of: space)));

        var answers = await Task.WhenAll(EraseAsync(one, false), EraseAsync(two, false));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, await world.ReadAsync(db => db.Memberships.CountAsync(held => held.SpaceId == space.Id, World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Erased_from_two_tabs_at_once_is_erased_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (_, person, browser, _) = await WriterAsync(world);

        await Task.WhenAll(EraseAsync(browser, false), EraseAsync(browser, false));

        Assert.NotNull((await world.AgainAsync(person)).ErasedAt);
        Assert.Single(new ErasureList(world.Folder).Read());
        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task Without_the_password_or_a_choice_nothing_is_erased(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var person = await world.PersonAsync(password: "three odd words");
        using var browser = await world.SignInAsync(person);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EraseAsync(browser, true)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SendAsync("/account/erase", ("password", "three odd words"))).StatusCode);
        Assert.Null((await world.AgainAsync(person)).ErasedAt);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync("/account/erase", ("keep", "true"), ("password", "three odd words"))).StatusCode);
    }

    [Theory, EachEngine]
    public async Task A_guest_erases_themselves_and_others_keep_what_they_answered(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var ada = await world.PersonAsync(Role.Reporter, @event);
        var entry = await world.EntryAsync(@event, ada);
        var address = $"{await world.AddressOfAsync(@event.Id)}/discuss/{entry.Id}";
        var (guest, _) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        using var leaves = guest;
        var said = await guest.CommentOnAsync(address, "heron-7701");
        using var other = await world.SignInAsync(ada);
        await other.FormAsync($"{address}?comment={said}", ("text", "godwit-7702"), ("parent", $"{said}"));
        Assert.Equal(2, await world.CommentsOnAsync(entry.Id));

        await EraseAsync(guest, false);

        var page = await world.Visitor.GetStringAsync(await world.AddressOfAsync(entry.Id), World.Cancelled);
        Assert.DoesNotContain("heron-7701", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Gwen Guest", page, StringComparison.Ordinal);
        Assert.Contains("godwit-7702", page, StringComparison.Ordinal);
        Assert.Equal(1, await world.CommentsOnAsync(entry.Id));
    }

    private static Task<HttpResponseMessage> EraseAsync(HttpClient browser, bool keeps) => browser.SendAsync("/account/erase", ("keep", keeps ? "true" : "false"));

    private static Task<string> SentenceAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(World.Cancelled);

    private static async Task<(Event Event, Person Person, HttpClient Browser, Guid Photo)> WriterAsync(World world)
    {
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "What we learned");
        var person = await world.PersonAsync(Role.Reporter, @event, name: Own);
        await world.SpeaksAsync(person, @event, session);
        var browser = await world.SignInAsync(person);
        var entry = Ids.New(world.Time);
        await browser.OperateAsync(@event, "entry.post", new { entry = "note", text = "plover-6601", session = session.Id }, entry);
        await browser.OperateAsync(@event, "entry.amend", new { target = entry, basedOn = 1, text = "plover-6601 again" });
        await browser.CommentOnAsync($"{await world.AddressOfAsync(@event.Id)}/discuss/{entry}", "plover-6602");
        var (_, photo) = await browser.PostPhotoAsync(@event, Pictures.Jpeg());
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Rob Reporter"));
        await reporter.OperateAsync(@event, "entry.post", new { entry = "quote", text = "Said by her.", saidBy = new { name = Own }, session = session.Id });
        var article = Ids.New(world.Time);
        await browser.OperateAsync(@event, "entry.post", new { entry = "article", title = "plover-6603", text = "At length." }, article);
        var speaker = await world.ReadAsync(db => db.Speakers.Where(row => row.PersonId == person.Id).Select(row => row.Id).SingleAsync(World.Cancelled));
        var portrait = await browser.UploadAsync($"{await world.AddressOfAsync(@event.Id)}/speakers/{speaker}", "portrait", Pictures.Jpeg(), ("biography", "Zellweger counts."));
        Assert.Equal(HttpStatusCode.Redirect, portrait.Status);
        await browser.SendAsync($"{await world.AddressOfAsync(@event.Id)}/programme/mine?handler=Calendar");
        await reporter.CommentOnAsync($"{await world.AddressOfAsync(@event.Id)}/discuss/{entry}", "An answer.");
        await world.PlantAsync(db =>
        {
            db.Add(new OutgoingMail(Ids.New(world.Time), person.Email, "For you", "Zellweger", world.Time.GetUtcNow().AddDays(1)));
            var line = new ChecklistLine(Ids.New(world.Time), @event.Id, "Book the hall", 0);
            line.Finish(person.Id, world.Time.GetUtcNow());
            db.Add(line);
            return Task.CompletedTask;
        });
        await world.ShiftAsync(session, person.Id);
        await world.IndexedAsync();
        await world.FollowAsync();
        await browser.SendAsync("/notifications?handler=Mails", ("off", "true"));
        Assert.NotEmpty(await world.NoticesOfAsync(person));
        return (@event, person, browser, photo);
    }

    private static async Task NothingIsLeftAsync(World world, Person person)
    {
        Assert.Equal(Person.Gone, (await world.AgainAsync(person)).Name);
        Assert.Equal(
            (0, 0, 0, 0, 0, 0),
            await world.ReadAsync(async db => (
                await db.Users.CountAsync(row => row.Id == person.Id, World.Cancelled),
                await db.OpenSignIns.CountAsync(row => row.PersonId == person.Id, World.Cancelled),
                await db.Memberships.CountAsync(row => row.PersonId == person.Id, World.Cancelled),
                await db.OutgoingMails.CountAsync(World.Cancelled),
                await db.Speakers.CountAsync(row => row.PersonId == person.Id, World.Cancelled),
                await db.Invitations.CountAsync(row => row.InvitedById == person.Id, World.Cancelled))));
        Assert.Equal(
            (0, 0, 0, 0),
            await world.ReadAsync(async db => (
                await db.CalendarKeys.CountAsync(row => row.PersonId == person.Id, World.Cancelled),
                await db.Notices.CountAsync(row => row.PersonId == person.Id, World.Cancelled),
                await db.NoticeMailings.CountAsync(row => row.PersonId == person.Id, World.Cancelled),
                await db.ChecklistLines.CountAsync(row => row.DoneById == person.Id, World.Cancelled))));
        Assert.Equal(0, await world.ReadAsync(db => db.Shifts.CountAsync(row => row.PersonId == person.Id, World.Cancelled)));
        Assert.Equal(SubjectState.Withdrawn, await world.ReadAsync(db => db.Subjects.Where(row => row.Kind == Shift.SubjectKind).Select(row => row.State).SingleAsync(World.Cancelled)));
        Assert.Equal(person.Id, Assert.Single(new ErasureList(world.Folder).Read()).Person);
    }
}
