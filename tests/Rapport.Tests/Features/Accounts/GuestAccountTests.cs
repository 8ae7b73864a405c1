using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Rapport.Features.Accounts;
using Rapport.Features.Comments;
using Rapport.Features.Coverage;
using Rapport.Features.Events;
using Rapport.Features.Events.Checklist;
using Rapport.Features.Notifications;
using Rapport.Features.Programme.Stars;
using Rapport.Features.Questions;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;
using Rapport.Tests.Features.Personal;
using Rapport.Tests.Features.Questions;

namespace Rapport.Tests.Features.Accounts;

/// <summary>A guest signs up later, and keeps what they wrote.</summary>
public sealed partial class GuestAccountTests
{
    private const string Address = "gwen@example.org";

    [Theory, EachEngine]
    public async Task A_guest_with_an_address_is_the_same_person_and_stays_a_guest(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var @event = await world.EventAsync(visibility: Visibility.Members);
        var (guest, id) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        var discuss = await world.DiscussAsync(@event, (await world.SessionAsync(@event)).Id);
        await guest.CommentOnAsync(discuss, "heron-4471");
        Assert.Contains("Make an account", await guest.GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);

        var path = await AskAsync(guest, sink);
        Assert.Contains("Make an account", await guest.GetStringAsync(path, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("You have an account", await (await guest.SendAsync(path)).Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.SendAsync(path)).StatusCode);

        var login = await world.ReadAsync(db => db.Users.SingleAsync(row => row.Email == Address, World.Cancelled));
        Assert.Equal((id, true), (login.Id, login.EmailConfirmed));
        Assert.Equal(Role.Guest, await world.ReadAsync(db => db.Memberships.Where(held => held.PersonId == id).Select(held => held.Role).SingleAsync(World.Cancelled)));
        Assert.Equal("/account?done=password", (await guest.SendAsync("/account?handler=Password", ("wanted", "three odd words"))).Headers.Location?.OriginalString);
        using var elsewhere = world.Client();
        Assert.Equal("/", (await elsewhere.SendAsync("/sign-in", ("Email", Address), ("password", "three odd words"))).Headers.Location?.OriginalString);
        Assert.Contains("heron-4471</textarea>", await elsewhere.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_a_guest_wrote_becomes_the_accounts_that_the_address_has(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var (@event, board, editor) = await world.CalledAsync();
        var account = await world.PersonAsync(name: "Gwen Harker");
        var (guest, id) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        var (star, both) = (await world.SessionAsync(@event), await world.SessionAsync(@event));
        var discuss = await world.DiscussAsync(@event, star.Id);
        var comment = await guest.CommentOnAsync(discuss, "heron-4471");
        var (own, asked) = (await guest.AskAsync(board, "Who counts?"), await editor.AskAsync(board, "And why?"));
        await guest.VoteAsync(board, asked, "Yes");
        await guest.FormAsync($"{await world.AddressOfAsync(@event.Id)}/report/{asked}", ("reason", "It is rude."));
        await world.PlantAsync(db =>
        {
            var (mine, theirs) = (new Vote(asked, account.Id), new Vote(own, account.Id));
            mine.Say(Choice.No, world.Time.Now());
            theirs.Say(Choice.Yes, world.Time.Now());
            db.AddRange(mine, theirs, new Star(id, star.Id, world.Time.Now()), new Star(id, both.Id, world.Time.Now()), new Star(account.Id, both.Id, world.Time.Now()));
            var (key, line) = (new CalendarKey(id), new ChecklistLine(Ids.New(world.Time), @event.Id, "Book the hall", 0));
            key.Renew("heron", world.Time.Now());
            line.Finish(id, world.Time.Now());
            db.AddRange(key, line, new NoticeMailing(id), new NoticeMailing(account.Id));
            return Task.CompletedTask;
        });
        // Both in one session and role, and one that only the guest has.
        var (twice, kept) = (await world.ShiftAsync(both, id), await world.ShiftAsync(star, id, ShiftRole.Photographer));
        await world.ShiftAsync(both, account.Id);
        var path = await AskAsync(guest, sink, account.Email);
        Assert.Equal(account.Email, sink.Deliveries[^1].To);

        // Whoever else holds the link lays nothing upon the account, not even its owner.
        using var owner = await world.SignInAsync(account);
        foreach (var other in new[] { owner, world.Visitor })
        {
            Assert.DoesNotContain("<form method=\"post\">", await other.GetStringAsync(path, World.Cancelled), StringComparison.Ordinal);
            Assert.Equal("guest_elsewhere", (await other.FormAsync(path)).Page.Code());
        }

        Assert.Contains("<b>Gwen Guest</b>", await guest.GetStringAsync(path, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await guest.SendAsync(path)).StatusCode);

        Assert.Empty(await world.ReadAsync(db => HoldersAsync(db, id)));
        Assert.Equal(account.Id, await world.ReadAsync(db => db.Comments.Where(row => row.Id == comment).Select(row => row.AuthorId).SingleAsync(World.Cancelled)));
        Assert.Equal(2, await world.ReadAsync(db => db.Stars.CountAsync(row => row.PersonId == account.Id, World.Cancelled)));
        Assert.Equal(2, await world.ReadAsync(db => db.Shifts.CountAsync(row => row.PersonId == account.Id, World.Cancelled)));
        Assert.Equal(
            [SubjectState.Withdrawn, SubjectState.Shown],
            await world.ReadAsync(db => db.Subjects.Where(row => row.Id == twice.Id || row.Id == kept.Id).OrderBy(row => row.Id).Select(row => row.State).ToListAsync(World.Cancelled)));
        Assert.Equal(["No"], await world.VotesAsync(asked));
        Assert.Empty(await world.VotesAsync(own));
        Assert.Equal(Role.Guest, await world.ReadAsync(db => db.Memberships.Where(held => held.PersonId == account.Id).Select(held => held.Role).SingleAsync(World.Cancelled)));
        Assert.Contains("Gwen Harker", await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain("Gwen Guest", await world.Visitor.GetStringAsync(discuss, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains(account.Email, await guest.GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.SendAsync(path)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Where_a_guest_is_named_the_accounts_name_stands_and_what_either_did_not_agree_to_holds(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var @event = await world.EventAsync();
        var account = await world.PersonAsync(name: "Wilhelmina Harker");
        using var owner = await world.SignInAsync(account);
        await owner.ConsentAsync(pseudonym: "A front-line manager");
        var (guest, id) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        var (quote, action) = (Ids.New(world.Time), Ids.New(world.Time));
        await organiser.OperateAsync(@event, "entry.post", new { entry = "quote", text = "We failed.", saidBy = new { person = id } }, quote);
        await organiser.OperateAsync(@event, "entry.post", new { entry = "action", text = "Count the bins.", owner = new { person = id } }, action);
        await guest.ConsentAsync(photos: "No", quotation: "Nameless");

        Assert.Equal(HttpStatusCode.OK, (await guest.SendAsync(await AskAsync(guest, sink, account.Email))).StatusCode);

        Assert.Empty(await world.ReadAsync(db => HoldersAsync(db, id)));
        var person = await world.AgainAsync(account);
        Assert.Equal((PhotoConsent.No, Quotation.Nameless), (person.Photos, person.Quotation));
        var (said, owed) = (await world.Visitor.GetStringAsync(await world.AddressOfAsync(quote), World.Cancelled), await world.Visitor.GetStringAsync(await world.AddressOfAsync(action), World.Cancelled));
        Assert.DoesNotContain("class=\"said-by\"", said, StringComparison.Ordinal);
        Assert.Contains("A front-line manager", owed, StringComparison.Ordinal);
        foreach (var name in new[] { "Gwen Guest", "Harker" })
        {
            Assert.DoesNotContain(name, said + owed, StringComparison.Ordinal);
        }
    }

    [Theory, EachEngine]
    public async Task Bringing_a_guest_along_widens_no_role_and_turns_nobody_away(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var (member, turned) = (await world.EventAsync(), await world.EventAsync());
        var account = await world.PersonAsync(Role.Member, member);
        foreach (var @event in new[] { member, turned })
        {
            var (guest, id) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open), $"Gwen {@event.Slug}");
            await world.PlantAsync(async db => (await db.Memberships.SingleAsync(held => held.PersonId == id, World.Cancelled)).TurnAway(world.Time.Now()));
            var path = await AskAsync(guest, sink, account.Email);
            Assert.Equal(HttpStatusCode.OK, (await guest.SendAsync(path)).StatusCode);
        }

        var held = await world.ReadAsync(db => db.Memberships.Where(row => row.PersonId == account.Id).ToListAsync(World.Cancelled));
        Assert.Equal(
            new[] { (member.Id, Role.Member, false), (turned.Id, Role.Guest, true) }.Order(),
            held.Select(row => (row.EventId!.Value, row.Role, row.IsWaiting)).Order());
    }

    [Theory, EachEngine]
    public async Task Two_clicks_at_once_bring_a_guest_along_once(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var account = await world.PersonAsync();
        var (guest, id) = await world.JoinAsync(await world.OpenForGuestsAsync(await world.EventAsync(), Joining.Open));
        var path = await AskAsync(guest, sink, account.Email);

        var answers = await Task.WhenAll(guest.SendAsync(path), guest.SendAsync(path));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], answers.Select(answer => answer.StatusCode).Order());
        Assert.Empty(await world.ReadAsync(db => HoldersAsync(db, id)));
    }

    // Several times: the two have to meet at one moment.
    [Theory, EachEngine(1), EachEngine(2), EachEngine(3)]
    public async Task What_a_guest_writes_at_the_moment_of_becoming_an_account_is_kept_or_refused_and_never_lost(Engine engine, int round)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        var account = await world.PersonAsync();
        var (guest, id) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        var path = await AskAsync(guest, sink, account.Email);

        var writing = Enumerable.Range(0, 24).Select(place => guest.PostOperationAsync(@event, "comment.post", new { about = session.Id, text = $"heron-{round}-{place}" })).ToList();
        var brought = guest.SendAsync(path);
        var answers = await Task.WhenAll(writing);

        Assert.Equal(HttpStatusCode.OK, (await brought).StatusCode);
        Assert.Empty(await world.ReadAsync(db => HoldersAsync(db, id)));
        Assert.Empty(answers.Select(answer => answer.StatusCode).Except([HttpStatusCode.OK, HttpStatusCode.Unauthorized]));
        var texts = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync(World.Cancelled)));
        Assert.Equal(texts.Count(text => text.Contains("\"accepted\"", StringComparison.Ordinal)), await world.ReadAsync(db => db.Comments.CountAsync(row => row.AuthorId == account.Id, World.Cancelled)));
        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task The_last_owner_does_not_vanish_by_being_brought_along(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var (@event, account) = (await world.EventAsync(), await world.PersonAsync());
        var (guest, id) = await world.JoinAsync(await world.OpenForGuestsAsync(@event, Joining.Open));
        await world.PlantAsync(db =>
        {
            db.Add(new Membership(Ids.New(world.Time), id, new(@event.SpaceId), Role.Owner, world.Time.Now()));
            return Task.CompletedTask;
        });
        var path = await AskAsync(guest, sink, account.Email);

        var refused = await guest.FormAsync(path);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "last_owner"), (refused.Status, refused.Page.Code()));
        Assert.Equal([id], await OwnersAsync(world, @event));

        await world.PlantAsync(db =>
        {
            db.Add(new Membership(Ids.New(world.Time), account.Id, new(@event.SpaceId), Role.Owner, world.Time.Now()));
            return Task.CompletedTask;
        });
        Assert.Equal(HttpStatusCode.OK, (await guest.FormAsync(path)).Status);
        Assert.Equal([account.Id], await OwnersAsync(world, @event));
    }

    [Theory, EachEngine]
    public async Task A_guest_is_answered_alike_whether_an_address_has_an_account_or_not(Engine engine)
    {
        await using var sink = new SmtpSink();
        await using var world = await World.StartAsync(engine, new() { Settings = sink.Settings });
        var known = await world.PersonAsync();
        var (guest, _) = await world.JoinAsync(await world.OpenForGuestsAsync(await world.EventAsync(), Joining.Open));

        var answers = new List<(HttpStatusCode, string?, string)>();
        foreach (var address in new[] { known.Email, Address })
        {
            answers.Add(await guest.FormAsync("/account/email", ("Email", address)));
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.Equal(2, await world.ReadAsync(db => db.EmailChanges.CountAsync(World.Cancelled)));
    }

    private static Task<List<Guid>> OwnersAsync(World world, Event @event) => world.ReadAsync(db =>
        db.Memberships.Where(held => held.SpaceId == @event.SpaceId && held.EventId == null && held.Role == Role.Owner).Select(held => held.PersonId).ToListAsync(World.Cancelled));

    /// <summary>Every column of every table that still names somebody.</summary>
    private static async Task<List<string>> HoldersAsync(RapportDb db, Guid id)
    {
        var found = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.GetTableName() is not null && !type.IsMappedToJson()))
        {
            var table = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            foreach (var property in All(type).Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid)))
            {
                var column = property.GetColumnName(table);
                var sql = new System.Text.StringBuilder("SELECT count(*) AS \"Value\" FROM \"").Append(table.Name).Append("\" WHERE \"").Append(column).Append("\" = {0}").ToString();
                if (await db.Database.SqlQueryRaw<long>(sql, db.Dialect.Key(id)).SingleAsync(World.Cancelled) > 0)
                {
                    found.Add($"{table.Name}.{column}");
                }
            }
        }

        return found;
    }

    private static IEnumerable<IProperty> All(ITypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(property => All(property.ComplexType)));

    /// <summary>Asks for an address, and gives where the link in the message leads.</summary>
    private static async Task<string> AskAsync(HttpClient guest, SmtpSink sink, string address = Address)
    {
        var before = sink.Deliveries.Count;
        Assert.Equal("/account/email?sent=1", (await guest.SendAsync("/account/email", ("Email", address))).Headers.Location?.OriginalString);
        await Eventually.HoldsAsync("a message", () => Task.FromResult(sink.Deliveries.Count > before));
        return new Uri(Link().Match(sink.Deliveries[^1].Text).Value).AbsolutePath;
    }

    [GeneratedRegex("http\\S+/account/email/\\S+")]
    private static partial Regex Link();
}
