using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;

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

    [Fact]
    public async Task What_comes_from_another_site_gets_a_page_for_people_and_problem_details_for_programs()
    {
        await using var world = await World.StartAsync();
        var person = await world.PersonAsync();
        using var browser = await world.SignInAsync(person);
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var page = await browser.SendAsync("/account", ("Name", "Taken over"));
        using var door = await browser.SendAsync($"/api/v1/events/{Guid.Empty}/operations");

        Assert.Equal((HttpStatusCode.Forbidden, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("It came from another site, so nothing was changed.", await page.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (door.StatusCode, door.Content.Headers.ContentType?.MediaType));
        Assert.Contains("\"cross_site\"", await door.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(person.Name, await world.ReadAsync(db => db.People.Select(row => row.Name).SingleAsync(World.Cancelled)));
        Assert.Empty(world.Logs.Errors);
    }

    [Fact]
    public async Task A_form_that_is_too_large_or_cannot_be_read_gets_a_page_that_says_so()
    {
        await using var world = await World.StartAsync();
        using var browser = await world.SignInAsync(await world.PersonAsync());
        using var large = new FormUrlEncodedContent([new("Name", new string('x', 31 * 1024 * 1024))]);
        using var many = new FormUrlEncodedContent(Enumerable.Range(0, 5000).Select(n => KeyValuePair.Create($"field{n}", "x")));
        using var broken = new StringContent("--", new MediaTypeHeaderValue("multipart/form-data"));

        foreach (var (form, status, title) in new[] { (large, 413, "That is too large"), (many, 400, "That could not be read"), ((HttpContent)broken, 400, "That could not be read") })
        {
            // Asks before it sends, so that the answer is not lost when the server hangs up on the rest.
            using var request = new HttpRequestMessage(HttpMethod.Post, "/account") { Content = form, Headers = { ExpectContinue = true } };
            using var answer = await browser.SendAsync(request, World.Cancelled);
            Assert.Equal((status, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Contains($"<h1>{title}</h1>", await answer.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        }

        Assert.Empty(world.Logs.Errors);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("TRACE")]
    [InlineData("FOO")]
    public async Task A_verb_that_a_page_does_not_know_is_405_and_no_fault(string verb)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var address = await world.AddressOfAsync(@event.Id);
        foreach (var page in new[] { "/", address, $"{address}/questions", $"/{address.Split('/')[1]}/search?q=a", "/sign-in", "/join/ABCDEF" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(verb), page);
            using var answer = await world.Visitor.SendAsync(request, World.Cancelled);
            Assert.Equal((page, HttpStatusCode.MethodNotAllowed), (page, answer.StatusCode));
            Assert.Contains("GET", answer.Content.Headers.Allow);
        }

        Assert.Empty(world.Logs.Errors);
    }

    [Theory, EachEngine]
    public async Task A_server_with_its_database_is_healthy(Engine engine)
    {
        await using var world = await World.StartAsync(engine);

        Assert.Equal("ok", await world.Visitor.GetStringAsync("/health", World.Cancelled));
    }
}
