using Microsoft.Playwright;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Events;
using Rapport.Tests.Features.Questions;

namespace Rapport.Browser.Tests;

/// <summary>One question from the call to "followed up", as its asker sees it: once a member, once a guest.</summary>
public sealed class LifeOfAQuestionTests(Chromium chromium)
{
    private const string Asked = "Who reads the quarterly reports?";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_question_is_asked_voted_for_carried_asked_answered_and_followed_up(bool isGuest)
    {
        chromium.IsNeeded();
        await using var world = await World.OpenAsync();
        var (@event, board, editor) = await world.CalledAsync(phase: Phase.Live);
        using var closes = editor;
        var session = await world.SessionAsync(@event, "Counting what counts");
        await world.OpenForGuestsAsync(@event, Joining.Open);
        await editor.AskAsync(board, "Does anybody read quarterly reports?");
        await using var asker = await chromium.OpenAsync(world, Hall.Phone);
        await using var voter = await chromium.OpenAsync(world);
        await using var team = await chromium.OpenAsync(world, Hall.Phone);
        await voter.SignInAsync(world, await world.PersonAsync(Role.Member, @event, name: "Vera Voter"));
        await team.SignInAsync(world, await world.PersonAsync(Role.Editor, @event, name: "Rita Reporter"));

        await (isGuest ? AskAsGuestAsync(asker, board) : AskAsMemberAsync(asker, world, @event, board));
        await VoteByKeyboardAsync(voter, board);
        await voter.LookAsync("vote");

        await team.GoAsync(board);
        await team.Page.GetByRole(AriaRole.Link, new() { Name = Asked }).TapAsync();
        await team.Page.GetByLabel("A session takes it up").SelectOptionAsync(new SelectOptionValue { Label = "Counting what counts" });
        await PressAsync(team, "Carry into a session");
        await Assertions.Expect(asker.Page.Locator("#yours [data-fate=carried]")).ToContainTextAsync("Counting what counts", new() { Timeout = 20_000 });

        await team.GoAsync(await world.AddressOfAsync(session.Id));
        await team.Page.Locator("[data-stage=carried]").GetByRole(AriaRole.Button, new() { Name = "Asked", Exact = true }).TapAsync();
        await team.Page.Locator("[data-stage=asked]").GetByRole(AriaRole.Button, new() { Name = "Answered", Exact = true }).TapAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(team.Page.Locator("[data-stage=answered]")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(asker.Page.Locator("#yours [data-fate=answered]")).ToBeVisibleAsync(new() { Timeout = 20_000 });

        await team.Page.GetByRole(AriaRole.Link, new() { Name = Asked }).TapAsync();
        await team.Page.GetByLabel("What you can say to it now").FillAsync("We do now: each Monday.");
        await PressAsync(team, "Follow up");
        await Assertions.Expect(team.Page.Locator("#comments")).ToContainTextAsync("each Monday");
        await team.LookAsync("question-followed-up");
        await (isGuest ? ReadByCodeAsync(asker, voter) : ReadNoticeAsync(asker, "Your question is followed up"));
        await ReadNoticeAsync(voter, "A question that you voted for is followed up");
        foreach (var page in new[] { asker, voter, team })
        {
            page.AssertCalm();
        }
    }

    [Fact]
    public async Task Votes_and_ideas_that_meet_no_network_wait_on_the_device_and_arrive()
    {
        chromium.IsNeeded();
        await using var world = await World.OpenAsync();
        var (@event, board, editor) = await world.CalledAsync();
        using var closes = editor;
        var (one, two) = (await editor.AskAsync(board, "One?"), await editor.AskAsync(board, "Two?"));
        await using var phone = await chromium.OpenAsync(world, Hall.Phone);
        await phone.SignInAsync(world, await world.PersonAsync(Role.Guest, @event));

        await phone.GoAsync($"{board}/vote");
        await phone.Page.Locator("[data-cards][data-met]").WaitForAsync();
        await phone.Page.Context.SetOfflineAsync(true);
        await PressAsync(phone, "Yes, talk about it");
        await PressAsync(phone, "Not for me");
        await PressAsync(phone, "Undo");
        await PressAsync(phone, "Not sure");
        await Assertions.Expect(phone.Page.Locator("[data-cards-end]")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator("[data-cards-state]")).ToContainTextAsync("4 votes are on this device");
        Assert.Empty((await world.VotesAsync(one)).Concat(await world.VotesAsync(two)));
        await phone.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(phone.Page.Locator("[data-cards-state]")).ToContainTextAsync("All of it is on the server", new() { Timeout = 30_000 });
        Assert.Equal(["Unsure", "Yes"], (await world.VotesAsync(one)).Concat(await world.VotesAsync(two)).Order(StringComparer.Ordinal));

        await phone.GoAsync(board);
        await phone.Page.Locator(".outgoing").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await phone.Page.Context.SetOfflineAsync(true);
        await phone.Page.GetByLabel("What do you want talked about?").FillAsync(Asked);
        await PressAsync(phone, "Send");
        await Assertions.Expect(phone.Page.Locator(".outgoing [data-state=waiting]")).ToContainTextAsync("on this device");
        await phone.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator("#yours")).ToContainTextAsync(Asked, new() { Timeout = 30_000 });
        Assert.Equal(3, await world.QuestionsAsync());
    }

    private static async Task AskAsMemberAsync(WatchedPage asker, World world, Event @event, string board)
    {
        await asker.SignInAsync(world, await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        await asker.GoAsync(board);
        await asker.Page.Locator(".outgoing").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await asker.Page.GetByLabel("What do you want talked about?").PressSequentiallyAsync(Asked);
        await Assertions.Expect(asker.Page.Locator("[data-similar-list]")).ToContainTextAsync("Does anybody read quarterly reports?");
        await asker.LookAsync("question-similar");
        await asker.Page.SetViewportSizeAsync(390, 844);
        await PressAsync(asker, "Send");
        await Assertions.Expect(asker.Page.Locator("#yours")).ToContainTextAsync(Asked, new() { Timeout = 20_000 });
    }

    /// <summary>Writes first, then gives a name, and finds the words again.</summary>
    private static async Task AskAsGuestAsync(WatchedPage asker, string board)
    {
        await asker.GoAsync(board);
        await asker.Page.GetByLabel("What do you want talked about?").FillAsync(Asked);
        await PressAsync(asker, "Send");
        await asker.Page.GetByLabel("Your name").FillAsync("Gwen Guest");
        await PressAsync(asker, "Take part");
        await Assertions.Expect(asker.Page.GetByLabel("What do you want talked about?")).ToHaveValueAsync(Asked);
        await PressAsync(asker, "Send");
        await Assertions.Expect(asker.Page.Locator("#yours")).ToContainTextAsync(Asked, new() { Timeout = 20_000 });
    }

    private static async Task VoteByKeyboardAsync(WatchedPage voter, string board)
    {
        await voter.GoAsync($"{board}/vote");
        await voter.Page.Locator("[data-cards][data-met]").WaitForAsync();
        for (var said = 0; said < 2; said++)
        {
            await voter.Page.Locator(".card:not([hidden]) [value=yes]").FocusAsync();
            await voter.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(voter.Page.Locator("[data-cards-said]")).ToContainTextAsync($"{said + 1} of 2");
            Assert.NotEqual("BODY", await voter.Page.EvaluateAsync<string>("document.activeElement.tagName"));
        }

        await Assertions.Expect(voter.Page.Locator("[data-cards-state]")).ToContainTextAsync("All of it is on the server");
    }

    /// <summary>Without an account there is no notification on another device, but a code.</summary>
    private static async Task ReadByCodeAsync(WatchedPage asker, WatchedPage elsewhere)
    {
        await PressAsync(asker, "Give me a code to come back with");
        await Assertions.Expect(asker.Page.Locator(".follow-code")).ToBeVisibleAsync();
        await asker.LookAsync("follow-code");
        await elsewhere.GoAsync(new Uri(asker.Page.Url).AbsolutePath);
        await Assertions.Expect(elsewhere.Page.Locator("[data-fate=followed-up]")).ToBeVisibleAsync();
    }

    /// <summary>What follows the log tells a moment later.</summary>
    private static Task ReadNoticeAsync(WatchedPage reader, string says) => Eventually.HoldsAsync(says, async () =>
    {
        await reader.GoAsync("/notifications");
        return (await reader.Page.Locator("main").InnerTextAsync()).Contains(says, StringComparison.Ordinal);
    }, TimeSpan.FromSeconds(20));

    private static Task PressAsync(WatchedPage on, string name) => on.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();
}
