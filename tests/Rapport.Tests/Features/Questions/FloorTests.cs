using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Questions;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;
using Rapport.Tests.Features.Search;

namespace Rapport.Tests.Features.Questions;

/// <summary>Questions in a session while it is on: from the room and from afar, with a name or without.</summary>
public sealed class FloorTests
{
    private const string Asked = "Who counts heron-7431?";

    [Theory, EachEngine]
    public async Task Somebody_who_scans_the_code_asks_in_one_step_and_can_come_back_to_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (hall, session, page) = await HallAsync(world);
        await world.OpenForGuestsAsync(hall, Joining.Open);
        using var phone = world.Client();

        Assert.Contains("name=\"text\"", await phone.GetStringAsync($"{page}/ask", World.Cancelled), StringComparison.Ordinal);
        var sent = await phone.FormAsync($"{page}/ask", ("text", Asked), ("_name", "Gwen Guest"), ("afar", "true"));

        var asked = await phone.GetStringAsync(sent.To, World.Cancelled);
        Assert.Contains($"It is asked: “{Asked}”", WebUtility.HtmlDecode(asked), StringComparison.Ordinal);
        Assert.DoesNotContain("It is asked", await world.Visitor.GetStringAsync(sent.To, World.Cancelled), StringComparison.Ordinal);
        var shown = await world.Visitor.GetStringAsync(page, World.Cancelled);
        Assert.Contains(Asked, shown, StringComparison.Ordinal);
        Assert.Contains("from Gwen Guest, from afar", Collapsed(shown), StringComparison.Ordinal);
        Assert.Contains(Asked, await phone.GetStringAsync($"{await world.BoardAsync(hall)}", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(1, await world.ReadAsync(db => db.Questions.CountAsync(question => question.Carriages.Any(carriage => carriage.SessionId == session.Id), World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Without_a_name_nobody_reads_who_asked_anywhere(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (hall, session, page) = await HallAsync(world);
        await world.OpenForGuestsAsync(hall, Joining.Open);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, hall, name: "Mia Dunlin"));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, hall));
        using var phone = world.Client();
        Assert.Equal(HttpStatusCode.Redirect, (await phone.FormAsync($"{page}/ask", ("session", $"{session.Id}"), ("text", "A visitor’s?"), ("_name", ""))).Status);
        await mia.FormAsync($"{page}/ask", ("text", Asked), ("nameless", "true"));
        await world.IndexedAsync();

        var id = await IdAsync(world, Asked);
        var board = await world.BoardAsync(hall);
        foreach (var reader in new[] { world.Visitor, editor })
        {
            foreach (var address in new[] { page, board, $"{board}/{id}", await world.AddressOfAsync(hall.Id), await world.SearchAddressAsync(hall, "heron-7431") })
            {
                Assert.DoesNotContain("Dunlin", await reader.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
            }
        }

        Assert.Contains("from somebody in the room", Collapsed(await world.Visitor.GetStringAsync(page, World.Cancelled)), StringComparison.Ordinal);
        Assert.Contains("Mia Dunlin", await mia.GetStringAsync("/account", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Where_editors_let_each_one_through_nobody_else_reads_it_before(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (hall, _, page) = await HallAsync(world);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, hall, name: "Mia Lund"));
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, hall));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, hall));
        var floor = $"{await world.BoardAsync(hall)}/floor";
        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync(floor, ("open", "true"), ("moderated", "true"))).Status);
        var sent = await mia.FormAsync($"{page}/ask", ("text", Asked));
        await reporter.FormAsync($"{page}/ask", ("text", "From the team?"));

        foreach (var reader in new[] { world.Visitor, reporter })
        {
            Assert.DoesNotContain(Asked, await reader.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Contains("From the team?", await world.Visitor.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains("let it through", await mia.GetStringAsync(sent.To, World.Cancelled), StringComparison.Ordinal);
        Assert.Contains(Asked, await editor.GetStringAsync(floor, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal("name_wanted", (await mia.FormAsync($"{page}/ask", ("text", "Who?"), ("nameless", "true"))).Page.Code());
        var id = await IdAsync(world, Asked);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.FormAsync($"{floor}?handler=Show", ("question", $"{id}"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.FormAsync($"{floor}?handler=Show", ("question", $"{id}"))).Status);
        Assert.Contains(Asked, await world.Visitor.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain(Asked, await editor.GetStringAsync(floor, World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mia.GetAsync(floor, World.Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.FormAsync(floor, ("open", "true"))).Status);
    }

    [Theory, EachEngine]
    public async Task What_many_want_to_hear_stands_first_and_what_is_pinned_before_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (hall, session, page) = await HallAsync(world);
        var device = await world.ReporterAsync(hall);
        using var asker = await world.SignInAsync(await world.PersonAsync(Role.Member, hall));
        foreach (var text in new[] { "First?", "Second?", "Third?", "Over?" })
        {
            await asker.FormAsync($"{page}/ask", ("text", text));
        }

        var board = await world.BoardAsync(hall);
        using var voter = await world.SignInAsync(await world.PersonAsync(Role.Guest, hall));
        Assert.Equal(HttpStatusCode.Redirect, (await voter.VoteAsync(board, await IdAsync(world, "Second?"), "yes")).Status);
        await voter.VoteAsync(board, await IdAsync(world, "Second?"), "yes");
        Assert.Equal("question_own", (await asker.VoteAsync(board, await IdAsync(world, "First?"), "yes")).Page.Code());
        await device.SendAsync(
            device.Operation("question.pin", new { target = await IdAsync(world, "Third?") }),
            device.Operation("question.archive", new { target = await IdAsync(world, "Over?") }),
            device.Operation("question.stage", new { question = await IdAsync(world, "First?"), session = session.Id, stage = "answered" }));

        var shown = await world.Visitor.GetStringAsync(page, World.Cancelled);
        Assert.Equal(["Third?", "Second?", "First?"], new[] { "First?", "Second?", "Third?" }.OrderBy(text => shown.IndexOf(text, StringComparison.Ordinal)));
        Assert.DoesNotContain("Over?", shown, StringComparison.Ordinal);
        Assert.Contains("1 person wants to hear it", shown, StringComparison.Ordinal);
        Assert.Equal("question_settled", (await voter.VoteAsync(board, await IdAsync(world, "First?"), "yes")).Page.Code());
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, hall));
        Assert.Equal("not_team", (await new Device(mia, hall, world.Time).SendOneAsync(device.Operation("question.pin", new { target = await IdAsync(world, "Second?") }))).Code);
    }

    [Theory, EachEngine]
    public async Task A_device_brings_it_and_what_cannot_be_asked_says_why(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (hall, session, page) = await HallAsync(world);
        var device = await world.DeviceAsync(await world.PersonAsync(Role.Guest, hall), hall);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, hall));
        var asked = device.Operation("question.floor", new { session = session.Id, text = Asked, afar = true });

        Assert.Equal(["accepted", "already_had"], (await device.SendAsync(asked, asked)).Select(answer => answer.Status));
        Assert.Equal("text_missing", (await device.SendOneAsync(device.Operation("question.floor", new { session = session.Id, text = " " }))).Code);
        Assert.Equal("session_unknown", (await device.SendOneAsync(device.Operation("question.floor", new { session = hall.Id, text = "Where?" }))).Code);
        await editor.FormAsync($"{await world.BoardAsync(hall)}/floor", ("nameless", "true"));
        Assert.Equal("floor_closed", (await device.SendOneAsync(device.Operation("question.floor", new { session = session.Id, text = "Still?" }))).Code);
        Assert.DoesNotContain("Ask a question", await world.Visitor.GetStringAsync(page, World.Cancelled), StringComparison.Ordinal);
        await world.Acts.RunAsync((EnterPhase act, CancellationToken token) => act.RunAsync(new(hall.Id, Phase.After, null), token), World.Cancelled);
        Assert.Equal("floor_early", (await device.SendOneAsync(device.Operation("question.floor", new { session = session.Id, text = "Still?" }))).Code);
        Assert.Contains("taken while the event is on", await world.Visitor.GetStringAsync($"{page}/ask", World.Cancelled), StringComparison.Ordinal);
        await world.SealAsync(hall);
        Assert.Equal("event_sealed", (await device.SendOneAsync(device.Operation("question.floor", new { session = session.Id, text = "Still?" }))).Code);
        Assert.Equal(1, await world.QuestionsAsync());
    }

    [Theory, EachEngine]
    public async Task A_form_sent_twice_is_one_question_and_one_guest(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (hall, _, page) = await HallAsync(world);
        await world.OpenForGuestsAsync(hall, Joining.Open);
        using var phone = world.Client();

        await phone.FormAsync($"{page}/ask", ("text", Asked), ("_name", "Gwen Guest"));
        await phone.FormAsync($"{page}/ask", ("text", Asked), ("_name", "Gwen Guest"));
        Assert.Equal("text_missing", (await world.Visitor.FormAsync($"{page}/ask", ("text", " "), ("_name", "Nobody Yet"))).Page.Code());

        Assert.Equal(1, await world.QuestionsAsync());
        Assert.Equal(1, await world.ReadAsync(db => db.People.CountAsync(person => person.Name == "Gwen Guest" || person.Name == "Nobody Yet", World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Whoever_asked_puts_it_otherwise_or_takes_it_back_until_it_is_asked(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (hall, session, page) = await HallAsync(world);
        var device = await world.ReporterAsync(hall);
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, hall));
        var board = await world.BoardAsync(hall);
        await mia.FormAsync($"{page}/ask", ("text", "Fisrt?"));
        await mia.FormAsync($"{page}/ask", ("text", "Second?"));
        var (first, second) = (await IdAsync(world, "Fisrt?"), await IdAsync(world, "Second?"));

        Assert.Equal(HttpStatusCode.Redirect, (await mia.FormAsync($"{board}/{first}?handler=Edit", ("text", "First?"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await mia.FormAsync($"{board}/{second}?handler=Withdraw")).Status);
        var shown = await world.Visitor.GetStringAsync(page, World.Cancelled);
        Assert.Contains("First?", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Second?", shown, StringComparison.Ordinal);
        await device.SendOneAsync(device.Operation("question.stage", new { question = first, session = session.Id, stage = "asked" }));
        Assert.Equal("question_settled", (await mia.FormAsync($"{board}/{first}?handler=Withdraw")).Page.Code());
    }

    private static async Task<(Event Hall, Session Session, string Page)> HallAsync(World world)
    {
        var hall = await world.EventAsync();
        var session = await world.SessionAsync(hall, "Counting what counts");
        return (hall, session, await world.AddressOfAsync(session.Id));
    }

    private static Task<Guid> IdAsync(World world, string text) =>
        world.ReadAsync(db => db.Questions.Where(question => question.Text == text).Select(question => question.Id).SingleAsync(World.Cancelled));

    private static string Collapsed(string page) => string.Join(' ', System.Text.RegularExpressions.Regex.Replace(page, "<[^>]+>", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal);
}
