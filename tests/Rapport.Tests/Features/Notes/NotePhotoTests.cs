using System.Text.RegularExpressions;
using Rapport.Shared;
using Rapport.Tests.Features.Media;

namespace Rapport.Tests.Features.Notes;

/// <summary>The photos that can be put into a note.</summary>
public sealed partial class NotePhotoTests
{
    [Theory, EachEngine]
    public async Task A_writer_is_offered_the_photos_of_the_session_that_they_see(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, ben) = (await desk.WriterAsync(), await desk.WriterAsync("Ben Carver"));
        var (device, other) = (await desk.DeviceAsync(ada), await desk.DeviceAsync(ben));
        var shown = await PhotoAsync(device, desk, new { alt = "A \"full\" hall" }, desk.Session.Id);
        var team = await PhotoAsync(other, desk, new { visibility = "team" }, desk.Session.Id);
        await PhotoAsync(other, desk, new { visibility = "authorOnly" }, desk.Session.Id);
        await PhotoAsync(device, desk, new { }, (await world.SessionAsync(desk.Event)).Id);

        var page = await desk.NotePageAsync(device.Client);

        Assert.Equal([$"{team}|", $"{shown}|A &quot;full&quot; hall"], Offered().Matches(page).Select(found => $"{found.Groups[1].Value}|{found.Groups[2].Value}"));
        await desk.LockAsync(ada);
        Assert.DoesNotContain("data-photos", await desk.NotePageAsync(device.Client), StringComparison.Ordinal);
    }

    private static async Task<Guid> PhotoAsync(Device device, Desk desk, object more, Guid session)
    {
        var photo = Ids.New(desk.World.Time);
        using var sent = await device.Client.SendPhotoAsync(desk.Event, photo, Pictures.Jpeg());
        sent.EnsureSuccessStatusCode();
        var entry = device.Entry("photo", "", session, more: more);
        entry["body"]!["file"] = photo;
        Assert.Equal("accepted", (await device.SendOneAsync(entry)).Status);
        return photo;
    }

    [GeneratedRegex("<img data-file=\"([^\"]+)\" src=\"/media/[^\"]+/medium.webp\" alt=\"([^\"]*)\">")]
    private static partial Regex Offered();
}
