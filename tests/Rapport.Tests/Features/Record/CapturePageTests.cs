using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Shared;
using Rapport.Tests.Features.Comments;

namespace Rapport.Tests.Features.Record;

/// <summary>The reporter's page as a browser without script uses it.</summary>
public sealed partial class CapturePageTests
{
    [Theory, EachEngine]
    public async Task A_form_sent_twice_is_one_entry(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (capture, reporter) = ($"{await world.AddressOfAsync(@event.Id)}/capture", await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event)));
        var id = EntryId().Match(await reporter.GetStringAsync(capture, World.Cancelled)).Groups[1].Value;

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await reporter.SendAsync(capture, ("entryId", id), ("entry", "note"), ("text", "The lights went out"));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        var entry = Assert.Single(await world.ReadAsync(db => db.Set<Entry>().ToListAsync(World.Cancelled)));
        Assert.Equal((id, "The lights went out"), (entry.Id.ToString(), entry.Content.Text));
    }

    [Fact]
    public async Task What_was_refused_stays_in_the_form()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var (capture, reporter) = ($"{await world.AddressOfAsync(@event.Id)}/capture", await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event)));

        using var answer = await reporter.SendAsync(capture, ("entry", "link"), ("text", "Two hours <of> work"), ("url", "nowhere"));

        var page = await answer.Content.ReadAsStringAsync(World.Cancelled);
        Assert.Contains("A link starts with http:// or https://.", page, StringComparison.Ordinal);
        Assert.Contains(">Two hours &lt;of&gt; work</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"nowhere\"", page, StringComparison.Ordinal);
        Assert.Matches("value=\"link\" checked", page);
    }

    [Theory, EachEngine]
    public async Task What_is_shared_to_an_event_in_any_script_leads_back_to_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(await world.SpaceAsync("東京-2026"), "измерение");
        var address = Uri.EscapeDataString(@event.Slug);

        var (status, to, _) = await world.Visitor.FormAsync($"/{Uri.EscapeDataString("東京-2026")}/{address}/capture/share");

        Assert.Equal((HttpStatusCode.Redirect, $"/{Uri.EscapeDataString("東京-2026")}/{address}/capture?shared=failed"), (status, to));
        var outside = await world.Visitor.FormAsync("/%5Cevil.example/x/capture/share");
        Assert.False(outside.To?.StartsWith("/\\", StringComparison.Ordinal) ?? false, outside.To);
    }

    [GeneratedRegex("name=\"entryId\" value=\"([^\"]+)\"")]
    private static partial Regex EntryId();
}
