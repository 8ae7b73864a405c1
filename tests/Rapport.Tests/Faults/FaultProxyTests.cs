using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Rapport.Faults;

namespace Rapport.Tests.Faults;

public sealed class FaultProxyTests
{
    [Fact]
    public async Task Without_a_fault_a_request_and_its_answer_go_through()
    {
        await using var network = await Network.StartAsync();

        Assert.Equal("heard one", await network.SendAsync("one"));
        using var chunked = await network.Client.PostAsJsonAsync("/", new { two = 2 }, World.Cancelled);
        Assert.Equal("heard {\"two\":2}", await chunked.Content.ReadAsStringAsync(World.Cancelled));
        Assert.Equal("heard ", await network.Client.GetStringAsync("/page", World.Cancelled));
        Assert.Equal(["one", "{\"two\":2}", ""], network.Server.Came);
    }

    [Fact]
    public async Task A_lost_request_never_reaches_the_server()
    {
        await using var network = await Network.StartAsync(new Fault.Lose());

        await Assert.ThrowsAsync<HttpRequestException>(() => network.SendAsync("lost"));
        Assert.Equal("heard next", await network.SendAsync("next"));
        Assert.Equal(["next"], network.Server.Came);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(100_000)]
    public async Task A_request_that_is_cut_is_never_whole_at_the_server(int bytes)
    {
        await using var network = await Network.StartAsync(new Fault.CutRequest(bytes));

        await Assert.ThrowsAsync<HttpRequestException>(() => network.SendAsync("half of this"));
        Assert.Equal("heard next", await network.SendAsync("next"));
        Assert.Equal(["next"], network.Server.Came);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(100_000)]
    public async Task An_answer_that_is_cut_was_given(int bytes)
    {
        await using var network = await Network.StartAsync(new Fault.CutAnswer(bytes));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => network.SendAsync("kept"));
        Assert.Equal(["kept"], network.Server.Came);
    }

    [Fact]
    public async Task What_comes_twice_is_answered_once()
    {
        await using var network = await Network.StartAsync(new Fault.Twice(TimeSpan.FromMilliseconds(1)));

        Assert.Equal("heard twice", await network.SendAsync("twice"));
        await Eventually.HoldsAsync("the server had it twice", () => Task.FromResult(network.Server.Came.Count == 2));
    }

    [Fact]
    public async Task Of_two_requests_in_flight_the_second_can_overtake_the_first()
    {
        await using var network = await Network.StartAsync(new Fault.Overtaken(TimeSpan.FromMinutes(1)));

        var first = network.SendAsync("first");
        await Eventually.HoldsAsync("the first is on its way", () => Task.FromResult(network.Proxy.Log.Count > 0));
        Assert.Equal("heard second", await network.SendAsync("second"));

        Assert.Equal("heard first", await first);
        Assert.Equal(["second", "first"], network.Server.Came);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_captive_portal_answers_with_its_page(bool redirects)
    {
        await using var network = await Network.StartAsync(new Fault.Portal(redirects));

        Assert.Contains("Town Hall wifi", await network.SendAsync("words"), StringComparison.Ordinal);
        Assert.Empty(network.Server.Came);
    }

    [Fact]
    public async Task Planted_answers_are_given_and_the_server_hears_nothing()
    {
        await using var network = await Network.StartAsync(new Fault.Status(429, 7), new Fault.Status(500), new Fault.Stranger(0), new Fault.Stranger(1));

        using var limited = await network.PostAsync("one");
        using var broken = await network.PostAsync("two");
        await Assert.ThrowsAsync<HttpRequestException>(() => network.SendAsync("three"));
        using var stranger = await network.PostAsync("four");

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(7)), (limited.StatusCode, limited.Headers.RetryAfter!.Delta));
        Assert.Equal((HttpStatusCode.InternalServerError, HttpStatusCode.NotFound), (broken.StatusCode, stranger.StatusCode));
        Assert.Empty(network.Server.Came);
    }

    [Fact]
    public async Task What_is_too_long_is_answered_with_413()
    {
        await using var network = await Network.StartAsync();
        network.Proxy.LongestBody = 5;

        using var answer = await network.PostAsync("too long");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("heard short", await network.SendAsync("short"));
    }

    [Fact]
    public async Task Off_breaks_what_is_open_and_what_comes_until_it_is_on_again()
    {
        await using var network = await Network.StartAsync(new Fault.Overtaken(TimeSpan.FromMinutes(1)));
        var waiting = network.SendAsync("waiting");
        await Eventually.HoldsAsync("it is on its way", () => Task.FromResult(network.Proxy.Log.Count > 0));

        network.Proxy.IsOff = true;
        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
        await Assert.ThrowsAsync<HttpRequestException>(() => network.SendAsync("off"));
        network.Proxy.IsOff = false;
        Assert.Equal("heard on", await network.SendAsync("on"));
    }

    [Fact]
    public async Task A_narrow_line_takes_as_long_as_the_bytes_need()
    {
        await using var network = await Network.StartAsync();
        network.Proxy.Link = new Link(bitsPerSecond: 8_000_000);

        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(network.SendAsync(new string('a', 100_000)), network.SendAsync(new string('b', 100_000)));

        // 200 kB up and as much down, at a megabyte a second; up and down may overlap.
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromMilliseconds(195), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_seed_says_the_same_each_time_and_every_fault_has_its_turn()
    {
        var (one, same, other) = (FaultPlan.Seeded(7, 100), FaultPlan.Seeded(7, 100), FaultPlan.Seeded(8, 100));
        var numbers = Enumerable.Range(0, 300).ToList();

        Assert.Equal(numbers.Select(one.At), numbers.Select(same.At));
        Assert.NotEqual(numbers.Select(one.At), numbers.Select(other.At));
        Assert.Equal(
            ["CutAnswer", "CutRequest", "Delay", "Lose", "Overtaken", "Portal", "Status", "Stranger", "Twice"],
            numbers.Select(number => one.At(number).GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(0, numbers.Count(number => FaultPlan.Seeded(7, 0).At(number) is not Fault.None));
    }

    [Fact]
    public async Task It_ends_with_requests_still_on_their_way()
    {
        var network = await Network.StartAsync(new Fault.Delay(TimeSpan.FromHours(1)));
        var waiting = network.SendAsync("waiting");
        await Eventually.HoldsAsync("it is on its way", () => Task.FromResult(network.Proxy.Log.Count > 0));

        await network.Proxy.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
        await network.Server.DisposeAsync();
    }
}
