using Microsoft.Playwright;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>A hall that takes part by name: the sheet on the wall, the phone that reads it, and the editor who lets in.</summary>
public sealed class GuestLookTests(Chromium chromium)
{
    [Fact]
    public async Task A_guest_reads_the_code_from_the_wall_writes_and_is_let_in()
    {
        await using var hall = await Hall.OpenAsync();
        await using var head = await chromium.OpenAsync(hall.World);
        await head.SignInAsync(hall.World, await hall.World.PersonAsync(Role.Organiser, hall.Event, name: "Olive Head"));
        await using var guest = await chromium.OpenAsync(hall.World);

        await head.GoAsync(hall.Address + "/guests/code");
        await head.Page.GetByLabel("When they are let in").CheckAsync();
        await head.Find(AriaRole.Button, "Save how guests take part").ClickAsync();
        await Assertions.Expect(head.Page.Locator(".sheet-picture svg")).ToBeVisibleAsync();
        await head.LookAsync("guest-code-open");
        var link = QrCode.Read(await head.Page.Locator(".sheet-picture").ScreenshotAsync());
        Assert.StartsWith(hall.World.Address + "join/", link, StringComparison.Ordinal);

        await guest.GoAsync("/join");
        await guest.LookAsync("join-code");
        await guest.LookAsync(Looks.Join, new Uri(link).AbsolutePath);
        await guest.Page.GetByLabel("Your name").FillAsync("Gwen Guest");
        await guest.Find(AriaRole.Button, "Take part").ClickAsync();
        await Assertions.Expect(guest.Page.Locator("header .top-you")).ToContainTextAsync("waiting to be let in");
        await guest.LookAsync("event-as-waiting-guest");
        await guest.GoAsync($"{hall.Address}/discuss/{hall.Session.Id}");
        await guest.Page.GetByLabel("Add a comment").FillAsync("We measure the wrong thing.");
        await guest.Find(AriaRole.Button, "Send").ClickAsync();
        await Assertions.Expect(guest.Page.Locator("#yours [data-held]")).ToContainTextAsync("as soon as somebody on the team has let you in");
        await Assertions.Expect(guest.Page.GetByLabel("Add a comment")).ToHaveValueAsync("");

        await head.GoAsync(hall.Address + "/guests");
        await Assertions.Expect(head.Page.Locator("[data-guest]")).ToContainTextAsync("We measure the wrong thing.");
        await head.LookAsync("guests-waiting");
        await head.Find(AriaRole.Button, "Let in Gwen Guest").ClickAsync();
        await Assertions.Expect(head.Page.Locator("tr[data-guest]")).ToContainTextAsync("Gwen Guest");

        await guest.GoAsync(hall.Address);
        await Assertions.Expect(guest.Page.Locator("header .top-you")).Not.ToContainTextAsync("waiting");
        await head.GoAsync($"{hall.Address}/discuss/{hall.Session.Id}");
        await Assertions.Expect(head.Page.Locator(".thread .comment-words")).ToContainTextAsync("We measure the wrong thing.");
    }
}
