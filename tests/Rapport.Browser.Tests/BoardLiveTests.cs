using Microsoft.Playwright;
using Rapport.Shared;
using Rapport.Tests.Features.Questions;

namespace Rapport.Browser.Tests;

public sealed class BoardLiveTests(Chromium chromium)
{
    [Fact]
    public async Task The_board_shows_a_new_question_by_itself()
    {
        chromium.IsNeeded();
        await using var world = await World.OpenAsync();
        var (@event, board, editor) = await world.CalledAsync();
        using var closes = editor;
        using var mia = await world.SignInAsync(await world.PersonAsync(Role.Member, @event, name: "Mia Lund"));
        await using var reader = await chromium.OpenAsync(world, Hall.Phone);
        await reader.SignInAsync(world, await world.PersonAsync(Role.Member, @event, name: "Tom Hale"));
        var following = reader.Page.WaitForResponseAsync(response => response.Url.Contains("/live/", StringComparison.Ordinal));
        await reader.GoAsync(board);
        await following;
        await reader.Page.EvaluateAsync("window.stayed = true");

        await mia.AskAsync(board, "Who reads the reports?");

        // What is drawn anew waits up to four seconds, so that a crowd does not ask at once.
        await Assertions.Expect(reader.Page.Locator("#questions")).ToContainTextAsync("Who reads the reports?", new() { Timeout = 20_000 });
        Assert.True(await reader.Page.EvaluateAsync<bool>("window.stayed === true"), "The page was loaded again.");
        reader.AssertCalm();
    }
}
