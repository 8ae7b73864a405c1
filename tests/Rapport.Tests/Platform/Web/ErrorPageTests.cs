using System.Net;
using System.Text.Json;

namespace Rapport.Tests.Platform.Web;

public sealed class ErrorPageTests
{
    [Fact]
    public async Task What_is_not_there_gets_a_page_for_people_and_problem_details_for_programs()
    {
        await using var world = await World.StartAsync();

        var page = await world.Visitor.GetAsync("/nowhere", World.Cancelled);
        var door = await world.Visitor.GetAsync("/api/v1/nowhere", World.Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("<h1>There is nothing here</h1>", await page.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, door.StatusCode);
        Assert.Equal("application/problem+json", door.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await door.Content.ReadAsStringAsync(World.Cancelled));
        Assert.NotEmpty(problem.RootElement.GetProperty("traceId").GetString()!);
    }

    [Fact]
    public async Task Sending_to_what_is_not_there_gets_the_same_page()
    {
        await using var world = await World.StartAsync();

        var answer = await world.Visitor.SendAsync("/nowhere/at/all/x");
        var page = await answer.Content.ReadAsStringAsync(World.Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1>There is nothing here</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', page);
    }

    [Fact]
    public async Task Too_much_from_one_address_is_told_when_to_come_back_and_reading_goes_on()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:WritesPerAddress"] = "1" } });
        await world.Visitor.SendAsync("/sign-out");

        var answer = await world.Visitor.SendAsync("/sign-out");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.Contains("<h1>A little slower, please</h1>", await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await world.Visitor.GetAsync("/sign-in", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task A_server_with_its_database_is_healthy(Engine engine)
    {
        await using var world = await World.StartAsync(engine);

        Assert.Equal("ok", await world.Visitor.GetStringAsync("/health", World.Cancelled));
    }
}
