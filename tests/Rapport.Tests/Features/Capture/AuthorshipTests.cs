using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Media;
using Rapport.Shared;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Media.Uploads;

namespace Rapport.Tests.Features.Capture;

/// <summary>A device keeps what one person wrote; whoever is signed in when it is sent does not become its author.</summary>
public sealed class AuthorshipTests
{
    [Theory, EachEngine]
    public async Task What_one_person_left_on_a_device_is_taken_from_nobody_else(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var (writer, other) = (await world.PersonAsync(Role.Reporter, @event), await world.PersonAsync(Role.Organiser, @event));
        using var theirs = await world.SignInAsync(other);
        using var own = await world.SignInAsync(writer);
        var device = new Device(theirs, @event, world.Time);
        var (note, photo) = (device.Note("heron-1140"), Ids.New(world.Time));

        using var words = await theirs.PostAsJsonAsync(device.Operations, new { author = writer.Id, operations = new[] { note } }, World.Cancelled);
        using var picture = await SendAsync(theirs, photo);

        Assert.Equal((HttpStatusCode.Unauthorized, "signed_in_as_other"), (words.StatusCode, await words.CodeAsync()));
        Assert.Equal((HttpStatusCode.Unauthorized, "signed_in_as_other"), (picture.StatusCode, await picture.CodeAsync()));
        Assert.Equal((0, 0), (await world.ReadAsync(db => db.Entries.CountAsync(World.Cancelled)), await world.ReadAsync(db => db.MediaFiles.CountAsync(World.Cancelled))));

        using var later = await own.PostAsJsonAsync(device.Operations, new { author = writer.Id, operations = new[] { note } }, World.Cancelled);
        using var arrived = await SendAsync(own, photo);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Created), (later.StatusCode, arrived.StatusCode));
        Assert.Equal(writer.Id, await world.ReadAsync(db => db.Entries.Join(db.Subjects, entry => entry.Id, subject => subject.Id, (_, subject) => subject.AuthorId).SingleAsync(World.Cancelled)));

        Task<HttpResponseMessage> SendAsync(HttpClient client, Guid id) => client.BeginAsync(@event, id, Pictures.Jpeg().Length, with: Pictures.Jpeg(), author: writer.Id);
    }

    [Theory]
    [InlineData("\"nobody\"")]
    [InlineData("7")]
    [InlineData("null")]
    public async Task An_author_who_is_no_id_of_a_person_is_refused(string author)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, @event));
        using var body = new StringContent($"{{\"author\":{author},\"operations\":[]}}", null, "application/json");

        using var answer = await reporter.PostAsync($"/api/v1/events/{@event.Id}/operations", body, World.Cancelled);

        Assert.Equal((HttpStatusCode.BadRequest, "batch_malformed"), (answer.StatusCode, await answer.CodeAsync()));
    }
}
