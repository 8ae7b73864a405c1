using System.Text.RegularExpressions;
using Rapport.Shared;

namespace Rapport.Tests.Features.Capture;

/// <summary>In a stream a hundred links are named alike; each says what it is about.</summary>
public sealed partial class EntryWordsTests
{
    [Theory, EachEngine]
    public async Task Links_and_buttons_of_an_entry_are_described_by_its_words(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var entry = await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), "Twelve indicators");
        var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, @event));

        var page = await editor.GetStringAsync($"{await world.AddressOfAsync(@event.Id)}/entries/{entry.Id}", World.Cancelled);

        Assert.Contains($"<div class=\"entry-words\" id=\"w-{entry.Id}\"><p>Twelve indicators</p>", page, StringComparison.Ordinal);
        Assert.Equal(
            ["class=\"entry-time\"", "data-count-of", "#edit", "entry.highlight", "entry.pin"],
            Described().Matches(page).Where(one => one.Groups["id"].Value == $"w-{entry.Id}").Select(one => one.Groups["what"].Value));
    }

    [GeneratedRegex("<(?:a|button)[^>]*(?<what>class=\"entry-time\"|data-count-of|#edit|entry\\.\\w+)[^>]* aria-describedby=\"(?<id>[^\"]+)\"")]
    private static partial Regex Described();
}
