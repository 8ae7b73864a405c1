using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Programme;

public sealed class ImportPageTests
{
    private static readonly byte[] OneTalk = Importing.Csv("Baselines <b>,2026-11-24,10:00,11:00,Hall,Ada,1");

    [Theory]
    [EachEngine]
    public async Task An_organiser_sees_what_would_change_before_it_does(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (browser, address, @event) = await OrganiserAsync(world);

        using var sent = await browser.PostAsync(address + "/import", Importing.Form(OneTalk, "our own"), World.Cancelled);
        var preview = Reached(sent);
        var page = await browser.GetStringAsync(preview, World.Cancelled);

        Assert.StartsWith($"{address}/import/", preview, StringComparison.Ordinal);
        Assert.Contains("<b>1</b> added", page, StringComparison.Ordinal);
        Assert.Contains("Baselines &lt;b&gt;", page, StringComparison.Ordinal);
        Assert.Equal(0, await world.CountAsync<Session>(@event));

        using var applied = await PostAsync(browser, preview, page, "our own");
        Assert.Equal(($"{address}/programme", 1), (Reached(applied), await world.CountAsync<Session>(@event)));
        Assert.Empty(Directory.GetFiles(Path.Combine(world.Folder, "imports")));
        using var again = await browser.GetAsync(preview, World.Cancelled);
        Assert.Equal($"{address}/import?gone=1", Reached(again));
    }

    [Fact]
    public async Task What_has_changed_since_the_preview_is_shown_again()
    {
        await using var world = await World.StartAsync();
        var (browser, address, @event) = await OrganiserAsync(world);
        using var sent = await browser.PostAsync(address + "/import", Importing.Form(OneTalk, "test"), World.Cancelled);
        var preview = Reached(sent);
        var page = await browser.GetStringAsync(preview, World.Cancelled);
        await world.ImportAsync(@event, Importing.Read(OneTalk));

        using var late = await PostAsync(browser, preview, page, "test");

        Assert.Contains("has changed since you looked", await late.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Please choose a file.")]
    [InlineData("%PDF-1.7 of a programme", "PDF")]
    [InlineData("title,date,start\nFar,9999-12-31,10:00\n", "")]
    public async Task A_file_that_is_no_programme_gets_one_sentence_and_changes_nothing(string content, string sentence)
    {
        await using var world = await World.StartAsync();
        var (browser, address, @event) = await OrganiserAsync(world);

        using var answer = await browser.PostAsync(address + "/import", Importing.Form(System.Text.Encoding.UTF8.GetBytes(content)), World.Cancelled);
        var page = await answer.Content.ReadAsStringAsync(World.Cancelled);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Equal(0, await world.CountAsync<Session>(@event));
    }

    [Fact]
    public async Task Fifty_megabytes_are_answered_politely()
    {
        await using var world = await World.StartAsync();
        var (browser, address, _) = await OrganiserAsync(world);

        using var answer = await browser.PostAsync(address + "/import", Importing.Form(new byte[50 * 1024 * 1024]), World.Cancelled);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("larger than 20 MB", await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(world.Folder, "imports")));
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Reporter)]
    public async Task Whoever_is_no_organiser_finds_no_import(Role role)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        var browser = await world.SignInAsync(await world.PersonAsync(role, @event));

        using var looked = await browser.GetAsync(address + "/import", World.Cancelled);
        using var sent = await browser.PostAsync(address + "/import", Importing.Form(OneTalk), World.Cancelled);
        using var guessed = await browser.GetAsync($"{address}/import/{new string('a', 32)}", World.Cancelled);
        using var visitor = await world.Visitor.PostAsync(address + "/import", Importing.Form(OneTalk), World.Cancelled);

        Assert.All([looked, sent, guessed], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Contains("/sign-in", Reached(visitor), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(world.Folder, "imports")));
    }

    [Theory, EachEngine]
    public async Task What_a_source_brought_in_by_mistake_is_taken_out_again_in_one_act_as_long_as_nobody_wrote_in_it_or_was_told_of_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (browser, address, @event) = await OrganiserAsync(world);
        await world.ImportAsync(@event, Importing.Read(OneTalk), source: "right");
        string[] last = ["Written in", "Starred", "Commented on", "Unseen", "Unseen too"];
        await world.ImportAsync(@event, Importing.Read(Importing.Csv([.. last.Select((title, i) => $"{title},2025-11-24,10:00,11:00,Hall,Ada,{i + 2}")])), source: "last <year>");
        var ids = await world.ReadAsync(db => db.Sessions.ToDictionaryAsync(session => session.Title, session => session, World.Cancelled));
        await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), session: ids["Written in"]);
        await browser.SendAsync($"{address}/programme/mine", ("session", $"{ids["Starred"].Id}"), ("star", "on"));
        await browser.CommentOnAsync(await world.DiscussAsync(@event, ids["Commented on"].Id), "What is this?");
        Assert.Contains("Take out what came from “last &lt;year&gt;”", await browser.GetStringAsync($"{address}/import", World.Cancelled), StringComparison.Ordinal);

        var answer = await browser.SendAsync($"{address}/import?handler=out", ("source", "last <year>"));

        Assert.Equal($"{address}/import?removed=2&cancelled=3", Reached(answer));
        Assert.Contains("2 sessions were taken out. 3 cancelled", await browser.GetStringAsync(Reached(answer), World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(["Baselines <b> 10:00 Hall", "Commented on 10:00 Hall cancelled", "Starred 10:00 Hall cancelled", "Written in 10:00 Hall cancelled"], (await world.ProgrammeAsync(@event)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Unseen", await world.Visitor.GetStringAsync($"{address}/programme", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await world.Visitor.GetAsync($"{address}/unseen", World.Cancelled)).StatusCode);
        await world.ImportAsync(@event, Importing.Read(Importing.Csv("Unseen,2026-11-24,10:00,11:00,Hall,Ada,9")), source: "last <year>");
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync($"{address}/unseen", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Where_a_source_is_new_somebody_says_whether_it_is_what_is_here_already(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (browser, address, @event) = await OrganiserAsync(world);
        await world.ImportAsync(@event, Importing.Read(OneTalk), source: "right");
        using var sent = await browser.PostAsync(address + "/import", Importing.Form(OneTalk, "wrong"), World.Cancelled);
        var preview = Reached(sent);
        var page = await browser.GetStringAsync(preview, World.Cancelled);

        Assert.DoesNotContain("Import these", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(browser, preview, page, "wrong")).StatusCode);
        Assert.Equal(1, await world.CountAsync<Session>(@event));
        Assert.Contains("<b>1</b> the same", await browser.GetStringAsync(preview + "&same=right", World.Cancelled), StringComparison.Ordinal);
        page = await browser.GetStringAsync(preview + "&same=", World.Cancelled);
        Assert.Contains("Import these", page, StringComparison.Ordinal);
        await browser.SendAsync(preview, ("source", "wrong"), ("hash", Importing.HashIn(page)), ("others", "1"));
        Assert.Equal(2, await world.CountAsync<Session>(@event));
    }

    private static async Task<(HttpClient Browser, string Address, Event Event)> OrganiserAsync(World world)
    {
        var @event = await world.EventAsync();
        var browser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, @event));
        return (browser, await world.AddressOfAsync(@event.Id), @event);
    }

    /// <summary>Where an answer leads, whether or not the browser has already gone there.</summary>
    private static string Reached(HttpResponseMessage answer) =>
        answer.Headers.Location?.ToString() ?? answer.RequestMessage!.RequestUri!.PathAndQuery;

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string preview, string page, string source) =>
        browser.PostAsync(preview, new FormUrlEncodedContent([new("source", source), new("hash", Importing.HashIn(page))]), World.Cancelled);
}
