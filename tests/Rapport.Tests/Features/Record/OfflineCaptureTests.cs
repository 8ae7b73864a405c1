using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rapport.Shared;

namespace Rapport.Tests.Features.Record;

/// <summary>What a device needs to open the capture page without a network.</summary>
public sealed partial class OfflineCaptureTests
{
    [Fact]
    public async Task The_shell_is_the_same_for_everybody()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event, name: "Heron 3391"));

        var (theirs, strangers) = (await reporter.GetStringAsync("/offline/capture", World.Cancelled), await world.Visitor.GetStringAsync("/offline/capture", World.Cancelled));

        Assert.Equal(strangers, theirs);
        Assert.DoesNotContain("Heron 3391", theirs, StringComparison.Ordinal);
        Assert.Contains("data-composer", theirs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_worker_says_what_it_keeps_and_all_of_that_is_there()
    {
        await using var world = await World.StartAsync();

        var script = await world.Visitor.GetStringAsync("/service-worker.js", World.Cancelled);

        var build = JsonNode.Parse(Build().Match(script).Groups[1].Value)!;
        var files = build["files"]!.AsArray().Select(file => (string)file!).ToList();
        Assert.True(files.Count > 10);
        foreach (var file in files)
        {
            using var answer = await world.Visitor.GetAsync(file, World.Cancelled);
            Assert.True(answer.IsSuccessStatusCode, file);
        }
    }

    [Fact]
    public async Task The_capture_page_can_be_put_on_a_home_screen()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));

        var manifest = (await reporter.GetFromJsonAsync<JsonObject>($"{address}/capture.webmanifest", World.Cancelled))!;

        Assert.Equal($"{address}/capture", (string?)manifest["start_url"]);
        Assert.Equal($"{address}/capture/share", (string?)manifest["share_target"]!["action"]);
        foreach (var icon in manifest["icons"]!.AsArray())
        {
            using var answer = await world.Visitor.GetAsync((string?)icon!["src"], World.Cancelled);
            Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        }

        Assert.Contains($"{address}/capture.webmanifest", await reporter.GetStringAsync($"{address}/capture", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "app_outdated")]
    [InlineData("soon", "app_outdated")]
    [InlineData("1", "signed_out")]
    [InlineData("99", "signed_out")]
    [InlineData(null, "signed_out")]
    public async Task Code_that_the_server_no_longer_understands_is_told_to_load_again(string? contract, string code)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/events/{@event.Id}/operations") { Content = JsonContent.Create(new { operations = Array.Empty<object>() }) };
        if (contract is not null)
        {
            request.Headers.Add("Rapport", contract);
        }

        using var answer = await world.Visitor.SendAsync(request, World.Cancelled);

        Assert.Equal(code, await answer.CodeAsync());
        Assert.Equal("1", answer.Headers.GetValues("Rapport").Single());
    }

    [Fact]
    public async Task Something_shared_that_no_service_worker_took_is_said_to_be_missing()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));

        using var answer = await reporter.SendAsync($"{await world.AddressOfAsync(@event.Id)}/capture/share", ("text", "A link"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/capture?shared=failed", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [GeneratedRegex("^self.build = (.*);$", RegexOptions.Multiline)]
    private static partial Regex Build();
}
