using Microsoft.Playwright;
using Rapport.Features.Events;
using Rapport.Shared;
using Rapport.Tests.Features.Events;

namespace Rapport.Browser.Tests;

/// <summary>A question from the floor: from the code on the door to the session's page.</summary>
public sealed class FloorWalkTests(Chromium chromium)
{
    [Fact]
    public async Task From_the_code_on_the_door_a_phone_asks_in_one_step_and_the_room_reads_it()
    {
        chromium.IsNeeded();
        await using var world = await World.OpenAsync();
        var hall = await world.EventAsync();
        var session = await world.SessionAsync(hall, "Counting what counts");
        await world.OpenForGuestsAsync(hall, Joining.Open);
        var page = await world.AddressOfAsync(session.Id);
        await using var team = await chromium.OpenAsync(world, Hall.Phone);
        await team.SignInAsync(world, await world.PersonAsync(Role.Reporter, hall, name: "Rita Reporter"));
        await using var phone = await chromium.OpenAsync(world, Hall.Phone);

        await team.GoAsync($"{page}/ask/sheet");
        await phone.GoAsync(new Uri(QrCode.Read(await team.Page.Locator(".sheet-picture").ScreenshotAsync())).AbsolutePath);
        await phone.Page.GetByLabel("Your question").FillAsync("Who counts?");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).TapAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("It is asked");
        await Assertions.Expect(phone.Page.GetByLabel("Your question")).ToHaveValueAsync("");
        await phone.LookAsync("ask-asked");

        await team.GoAsync(page);
        await Assertions.Expect(team.Page.Locator("#questions")).ToContainTextAsync("somebody in the room");
        await team.Page.Locator("#questions").GetByRole(AriaRole.Button, new() { Name = "Pin", Exact = true }).TapAsync();
        await Assertions.Expect(team.Page.Locator("#questions")).ToContainTextAsync("pinned", new() { Timeout = 20_000 });
        await team.LookAsync("session-floor");
        await phone.Page.SetViewportSizeAsync(390, 844);
        await phone.GoAsync($"{page}/ask");
        await phone.Page.Locator(".outgoing").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await phone.Page.Context.SetOfflineAsync(true);
        await phone.Page.GetByLabel("Your question").FillAsync("And who does not?");
        await phone.Page.GetByText("I am not in the room").TapAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator(".outgoing [data-state=waiting]")).ToContainTextAsync("on this device");
        await phone.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator(".outgoing [data-state=here]")).ToContainTextAsync("on the server", new() { Timeout = 30_000 });
        await team.GoAsync(page);
        await Assertions.Expect(team.Page.Locator("#questions")).ToContainTextAsync("And who does not?");
        team.AssertCalm();
    }
}
