using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Notes;
using Rapport.Features.Notes.Passages;
using Rapport.Platform.Data;
using Rapport.Shared;
using Rapport.Tests.Features.Search;

namespace Rapport.Tests.Features.Notes;

/// <summary>A passage is seen by who sees its note, and so is what was said about it.</summary>
public sealed class PassageLeakTests
{
    [Theory, EachEngine]
    public async Task A_passage_of_a_note_for_the_team_is_in_nothing_that_others_get(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, device, passage) = await PlantAsync(world);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, desk.Event));
        var home = await world.AddressOfAsync(desk.Event.Id);
        var session = await world.AddressOfAsync(desk.Session.Id);
        var entries = await world.ReadAsync(db => db.Entries.Select(row => row.Id).ToListAsync(World.Cancelled));
        string[] pages =
        [
            home, session, $"{home}/entries/{entries[0]}", $"{home}/feed", $"/live/{desk.Event.Id}/after/0", $"{home[..home.LastIndexOf('/')]}/search?q=heron", $"{home}/questions", home[..home.LastIndexOf('/')],
        ];

        foreach (var reader in new[] { world.Visitor, member })
        {
            foreach (var page in pages)
            {
                var told = await reader.GetStringAsync(page, World.Cancelled);
                Assert.DoesNotContain("heron-771", told, StringComparison.Ordinal);
                Assert.DoesNotContain("curlew-5512", told, StringComparison.Ordinal);
                Assert.DoesNotContain($"{passage}", told, StringComparison.Ordinal);
                Assert.DoesNotContain($"{desk.Note}", told, StringComparison.Ordinal);
            }

            foreach (var address in new[] { $"{home}/discuss/{passage}", $"{home}/report/{passage}", $"/api/v1/events/{desk.Event.Id}/snapshot" })
            {
                using var answer = await reader.GetAsync(address, World.Cancelled);
                Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
            }
        }

        // So that it is there to be found.
        Assert.Contains("curlew-5512", await device.Client.GetStringAsync($"{home}/discuss/{passage}", World.Cancelled), StringComparison.Ordinal);
        Assert.Contains($"{passage}", await device.Client.GetStringAsync(session, World.Cancelled), StringComparison.Ordinal);
        Assert.DoesNotContain("heron-771", await device.Client.GetStringAsync($"/api/v1/events/{desk.Event.Id}/snapshot", World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task When_a_note_is_shown_to_others_its_passages_and_what_was_said_about_them_follow(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, _, passage) = await PlantAsync(world);
        var home = await world.AddressOfAsync(desk.Event.Id);
        var entry = await world.ReadAsync(db => db.Entries.Select(row => row.Id).SingleAsync(World.Cancelled));
        async Task<(bool Thread, bool Link)> SeenAsync()
        {
            using var answer = await world.Visitor.GetAsync($"{home}/discuss/{passage}", World.Cancelled);
            return (answer.StatusCode == HttpStatusCode.OK, (await world.Visitor.GetStringAsync($"{home}/entries/{entry}", World.Cancelled)).Contains("from the shared note", StringComparison.Ordinal));
        }

        Assert.Equal((false, false), await SeenAsync());
        await desk.ShareAsync(Visibility.Public);
        Assert.Equal((true, true), await SeenAsync());
        Assert.Equal(Visibility.Public, Assert.Single(await desk.AboutAsync(Comment.SubjectKind)).Visibility);
        await desk.ShareAsync(Visibility.Members);
        Assert.Equal((false, false), await SeenAsync());
        Assert.Equal(Visibility.Members, Assert.Single(await desk.AboutAsync(Comment.SubjectKind)).Visibility);

        // What is derived anew, as when the event is opened, comes to the same.
        await world.PlantAsync(db => db.DeriveVisibilityAsync(desk.Event.SpaceId, desk.Event.Id, World.Cancelled));
        Assert.Equal(Visibility.Members, Assert.Single(await desk.AboutAsync(Passage.SubjectKind)).Visibility);
        Assert.Equal(Visibility.Members, Assert.Single(await desk.AboutAsync(Comment.SubjectKind)).Visibility);
    }

    [Theory, EachEngine]
    public async Task When_a_note_is_hidden_its_passages_go_and_come_back_with_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (desk, _, passage) = await PlantAsync(world);
        await desk.ShareAsync(Visibility.Public);
        using var editor = await world.SignInAsync(await world.PersonAsync(Role.Editor, desk.Event));
        var home = await world.AddressOfAsync(desk.Event.Id);
        Task<Visibility[]> NowAsync() => world.ReadAsync(db => db.Subjects.Where(row => row.Kind == Passage.SubjectKind || row.Kind == Comment.SubjectKind).OrderBy(row => row.Kind).Select(row => row.Visibility).ToArrayAsync(World.Cancelled));

        await editor.SendAsync($"{home}/moderation/{passage}", ("reason", "A mistake."));
        Assert.Equal([Visibility.AuthorOnly, Visibility.Public], await NowAsync());
        await editor.SendAsync($"{home}/moderation/{desk.Note}", ("reason", "A mistake."));
        Assert.Equal([Visibility.AuthorOnly, Visibility.AuthorOnly], await NowAsync());
        await editor.SendAsync($"{home}/moderation/{desk.Note}?handler=Show");
        // What was said about something that is hidden itself stays with it.
        Assert.Equal([Visibility.AuthorOnly, Visibility.Public], await NowAsync());
        Assert.DoesNotContain($"{passage}", await desk.NotePageAsync(world.Visitor), StringComparison.Ordinal);
        await editor.SendAsync($"{home}/moderation/{passage}?handler=Show");
        Assert.Equal([Visibility.Public, Visibility.Public], await NowAsync());
    }

    /// <summary>A note for the team, a passage of it with a comment, and an entry for everybody that was made from it.</summary>
    private static async Task<(Desk Desk, Device Device, Guid Passage)> PlantAsync(World world)
    {
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        await using var one = await ada.JoinAsync();
        await one.AnsweredAsync(ada.Pen.Begin("Seen: heron-771"));
        var device = await desk.DeviceAsync(ada);
        var mark = device.Operation("passage.mark", desk.Passage(ada.Pen, 6, 15, "heron-771").Body);
        var passage = Device.IdOf(mark);
        var sent = await device.SendAsync(
            mark,
            device.Operation("comment.post", new { about = passage, text = "Rather a curlew-5512" }),
            device.Note("A rare bird was seen.", desk.Session.Id, more: new { source = passage, visibility = "public" }));
        Assert.All(sent, answer => Assert.Equal("accepted", answer.Status));
        await Eventually.HoldsAsync("it is placed", () => world.ReadAsync(db => db.NoteTexts.AnyAsync(text => text.Passages == 1, World.Cancelled)));
        await world.IndexedAsync();
        return (desk, device, passage);
    }
}
