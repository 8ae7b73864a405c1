using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Accounts;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;
using Rapport.Features.Media;
using Rapport.Features.Personal;
using Rapport.Features.Spaces;
using Rapport.Platform.Caching;
using Rapport.Shared;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Features.Accounts.DeviceKeys;

/// <summary>A device goes on sending when the log-in has run out, and does nothing else.</summary>
public sealed class DeviceKeyTests
{
    [Theory, EachEngine]
    public async Task A_device_without_a_cookie_sends_words_and_photos_as_its_person(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var writer = await world.PersonAsync(Role.Reporter, @event);
        using var browser = await world.SignInAsync(writer);
        var key = await browser.KeyAsync(@event);
        Assert.Equal(writer.Id, key.Person);
        Assert.True(key.Key.Length >= 43);
        await world.PlantAsync(db => db.OpenSignIns.Where(row => row.PersonId == writer.Id).ExecuteDeleteAsync(World.Cancelled));
        world.Services.GetRequiredService<TagVersions>().Bump(Tag.Person(writer.Id));

        using var device = world.Client().With(key.Key);
        var (note, photo) = (new Device(device, @event, world.Time).Note("heron-1140"), Ids.New(world.Time));
        using var words = await device.PostAsJsonAsync($"/api/v1/events/{@event.Id}/operations", new { author = writer.Id, operations = new[] { note } }, World.Cancelled);
        using var picture = await device.SendPhotoAsync(@event, photo, Pictures.Jpeg());

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Created), (words.StatusCode, picture.StatusCode));
        Assert.Equal(writer.Id, await world.ReadAsync(db => db.Subjects.Where(subject => subject.Id == Device.IdOf(note)).Select(subject => subject.AuthorId).SingleAsync(World.Cancelled)));
        Assert.Equal(writer.Id, await world.ReadAsync(db => db.MediaFiles.Select(file => file.AuthorId).SingleAsync(World.Cancelled)));
        Assert.DoesNotContain(world.Logs.Lines, line => line.Text.Contains(key.Key, StringComparison.Ordinal));
        Assert.NotEqual(key.Key, await world.ReadAsync(db => db.DeviceKeys.Select(row => Convert.ToBase64String(row.TokenHash)).SingleAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Of_a_key_and_a_cookie_the_key_speaks_and_nothing_changes_its_author(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (writer, other) = (await world.PersonAsync(Role.Reporter, @event), await world.PersonAsync(Role.Organiser, @event));
        using var own = await world.SignInAsync(writer);
        using var theirs = await world.SignInAsync(other);
        theirs.With((await own.KeyAsync(@event)).Key);
        var (device, note) = (new Device(theirs, @event, world.Time), new Device(theirs, @event, world.Time).Note("heron-1140"));

        using var asOther = await theirs.PostAsJsonAsync(device.Operations, new { author = other.Id, operations = new[] { note } }, World.Cancelled);
        using var asWriter = await theirs.PostAsJsonAsync(device.Operations, new { author = writer.Id, operations = new[] { note } }, World.Cancelled);

        Assert.Equal("signed_in_as_other", await asOther.CodeAsync());
        Assert.Equal(HttpStatusCode.OK, asWriter.StatusCode);
        Assert.Equal(writer.Id, await world.ReadAsync(db => db.Subjects.Where(subject => subject.Id == Device.IdOf(note)).Select(subject => subject.AuthorId).SingleAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_key_is_somebody_in_its_own_event_alone(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var (@event, another) = (await world.EventAsync(space), await world.EventAsync(space));
        using var browser = await world.SignInAsync(await world.HostAsync());
        using var device = world.Client().With((await browser.KeyAsync(@event)).Key);

        using var words = await new Device(device, another, world.Time).PostAsync(new Device(device, another, world.Time).Note("heron"));
        using var photo = await device.SendPhotoAsync(another, Ids.New(world.Time), Pictures.Jpeg());
        using var further = await device.PostAsync($"/api/v1/events/{@event.Id}/device-key", null, World.Cancelled);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (words.StatusCode, photo.StatusCode, further.StatusCode));
        Assert.Equal("accepted", (await new Device(device, @event, world.Time).SendOneAsync(new Device(device, @event, world.Time).Note("heron"))).Status);
    }

    [Theory, EachEngine]
    public async Task A_revoked_key_is_refused_at_the_next_request_and_never_comes_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var browser = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var (first, second) = (await browser.KeyAsync(@event), await browser.KeyAsync(@event));
        using var device = world.Client().With(first.Key);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(device, @event));

        var list = await browser.GetStringAsync("/account/sign-ins", World.Cancelled);
        Assert.Contains("Devices that go on sending", list, StringComparison.Ordinal);
        Assert.Equal("/account/sign-ins?done=key", (await browser.SendAsync("/account/sign-ins?handler=Revoke", ("id", $"{first.Id}"))).Headers.Location?.OriginalString);

        using var refused = await SendAsync(device, @event);
        Assert.Equal((HttpStatusCode.Unauthorized, "device_key_unknown"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync("/account/sign-ins?handler=Revoke", ("id", $"{first.Id}"))).StatusCode);
        Assert.DoesNotContain($"{first.Id}", await browser.GetStringAsync("/account/sign-ins", World.Cancelled), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(world.Client().With(second.Key), @event));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(browser.With(first.Key), @event));
    }

    [Theory, EachEngine]
    public async Task A_stranger_revokes_nobodys_key(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        using var browser = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var stranger = await world.SignInAsync(await world.PersonAsync(Role.Owner, @event));
        var key = await browser.KeyAsync(@event);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync("/account/sign-ins?handler=Revoke", ("id", $"{key.Id}"))).StatusCode);
        Assert.DoesNotContain($"{key.Id}", await stranger.GetStringAsync("/account/sign-ins", World.Cancelled), StringComparison.Ordinal);
        await stranger.SendAsync("/sign-out", ("key", $"{key.Id}"));
        await world.Visitor.SendAsync("/sign-out", ("key", $"{key.Id}"));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(world.Client().With(key.Key), @event));
    }

    [Theory, EachEngine]
    public async Task Signing_out_gives_back_the_keys_that_it_names_and_everywhere_all_of_them(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var person = await world.PersonAsync(Role.Reporter, @event);
        using var browser = await world.SignInAsync(person);
        using var another = await world.SignInAsync(person);
        var (given, kept) = (await browser.KeyAsync(@event), await browser.KeyAsync(@event));

        await browser.SendAsync("/sign-out", ("key", "none"), ("key", $"{given.Id}"));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(world.Client().With(given.Key), @event));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(world.Client().With(kept.Key), @event));
        await another.SendAsync("/account?handler=Everywhere");
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(world.Client().With(kept.Key), @event));
    }

    [Theory, EachEngine]
    public async Task A_key_may_what_its_person_may_at_that_time(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var writer = await world.PersonAsync(Role.Reporter, @event);
        using var browser = await world.SignInAsync(writer);
        using var device = world.Client().With((await browser.KeyAsync(@event)).Key);
        var phone = new Device(device, @event, world.Time);

        await world.PlantAsync(db => db.Memberships.Where(held => held.PersonId == writer.Id).ExecuteUpdateAsync(held => held.SetProperty(row => row.Role, Role.Member), World.Cancelled));
        world.Services.GetRequiredService<TagVersions>().Bump(Tag.Person(writer.Id));
        Assert.Equal("not_team", (await phone.SendOneAsync(phone.Note("heron"))).Code);
        using var refused = await browser.PostAsync($"/api/v1/events/{@event.Id}/device-key", null, World.Cancelled);
        Assert.Equal((HttpStatusCode.NotFound, "event_unknown"), (refused.StatusCode, await refused.CodeAsync()));

        await world.PlantAsync(db => db.Memberships.Where(held => held.PersonId == writer.Id).ExecuteUpdateAsync(held => held.SetProperty(row => row.Role, Role.Reporter), World.Cancelled));
        world.Services.GetRequiredService<TagVersions>().Bump(Tag.Person(writer.Id));
        await world.Acts.RunAsync((EnterPhase act, CancellationToken token) => act.RunAsync(new(@event.Id, Phase.Sealed, null), token), World.Cancelled);
        world.Services.GetRequiredService<TagVersions>().Bump(Tag.Programme(@event.Id));
        Assert.Equal("event_sealed", (await phone.SendOneAsync(phone.Note("heron"))).Code);
        using var photo = await device.SendPhotoAsync(@event, Ids.New(world.Time), Pictures.Jpeg());
        Assert.Equal("event_sealed", await photo.CodeAsync());
        using var tooLate = await browser.PostAsync($"/api/v1/events/{@event.Id}/device-key", null, World.Cancelled);
        Assert.Equal((HttpStatusCode.Conflict, "event_sealed"), (tooLate.StatusCode, await tooLate.CodeAsync()));
    }

    [Theory, EachEngine]
    public async Task Whoever_is_erased_or_merged_leaves_no_key_behind(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (erased, guest, account) = (await world.PersonAsync(Role.Reporter, @event), await world.PersonAsync(Role.Reporter, @event), await world.PersonAsync());
        using var first = await world.SignInAsync(erased);
        using var second = await world.SignInAsync(guest);
        using var phone = world.Client().With((await first.KeyAsync(@event)).Key);
        using var tablet = world.Client().With((await second.KeyAsync(@event)).Key);

        await using (var scope = world.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Erasing>().RunAsync(erased.Id, keepsWords: true, World.Cancelled);
        }

        await world.Acts.RunAsync(
            async (MergeGuest act, CancellationToken token) =>
            {
                await act.RunAsync(guest.Id, account.Id, token);
                return true;
            },
            World.Cancelled);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await StatusAsync(phone, @event), await StatusAsync(tablet, @event)));
        Assert.Equal(0, await world.ReadAsync(db => db.DeviceKeys.CountAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task The_last_use_is_known_to_the_hour_and_of_many_devices_the_last_ones_stay(Engine engine)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 20, 0, TimeSpan.Zero));
        await using var world = await World.StartAsync(engine, new() { Time = time });
        var @event = await world.EventAsync();
        using var browser = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        var first = await browser.KeyAsync(@event);
        using var device = world.Client().With(first.Key);
        time.Advance(TimeSpan.FromMinutes(100));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(device, @event));
        Assert.Equal(time.GetUtcNow(), await world.ReadAsync(db => db.DeviceKeys.Select(key => key.SeenAt).SingleAsync(World.Cancelled)));

        time.Advance(TimeSpan.FromHours(1));
        for (var made = 0; made < IssueKey.Most; made++)
        {
            await browser.KeyAsync(@event);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(device, @event));
        Assert.Equal(IssueKey.Most, await world.ReadAsync(db => db.DeviceKeys.CountAsync(key => key.RevokedAt == null, World.Cancelled)));
    }

    [Fact]
    public async Task Wrong_keys_are_tried_so_often_and_no_more()
    {
        await using var world = await World.StartAsync(options: new() { Settings = new Dictionary<string, string?> { ["Limits:SignInsPerAddress"] = "2" } });
        var @event = await world.EventAsync();
        using var guesser = world.Client().With("none");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (await StatusAsync(guesser, @event), await StatusAsync(guesser, @event)));
        using var refused = await SendAsync(guesser, @event);

        Assert.Equal((HttpStatusCode.TooManyRequests, "device_key_tries"), (refused.StatusCode, await refused.CodeAsync()));
        Assert.True(refused.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("Device")]
    [InlineData("Device ")]
    [InlineData("Device one two")]
    [InlineData("device none")]
    public async Task A_damaged_key_is_an_unknown_one(string header)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var device = world.Client();
        device.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var answer = await SendAsync(device, @event);

        Assert.Equal((HttpStatusCode.Unauthorized, "device_key_unknown"), (answer.StatusCode, await answer.CodeAsync()));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, Event @event) =>
        client.PostAsJsonAsync($"/api/v1/events/{@event.Id}/operations", new { operations = Array.Empty<object>() }, World.Cancelled);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, Event @event)
    {
        using var answer = await SendAsync(client, @event);
        return answer.StatusCode;
    }
}
