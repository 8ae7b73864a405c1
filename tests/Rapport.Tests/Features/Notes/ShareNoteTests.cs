using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Tests.Features.Notes;

/// <summary>Whoever started a note, or an editor, says who reads it.</summary>
public sealed class ShareNoteTests
{
    [Theory, EachEngine]
    public async Task A_note_is_shown_to_whom_its_starter_or_an_editor_says_and_to_nobody_else(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var (ada, editor) = (await desk.WriterAsync(), await desk.WriterAsync("Edi Tor", Role.Editor));
        var own = await world.NoteAsync(desk.Session, ada.Person.Id, title: "Group heron-771");
        var page = await world.ReadAsync(db => db.Subjects.Where(row => row.Id == own.Id).Select(row => row.Address).SingleAsync(World.Cancelled));
        using var starter = await world.SignInAsync(ada.Person);
        using var editing = await world.SignInAsync(editor.Person);
        using var colleague = await world.SignInAsync((await desk.WriterAsync("Cole League")).Person);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, desk.Event));

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], await SeenAsync(page, member, world.Visitor));
        Assert.Equal(HttpStatusCode.NotFound, await ShareAsync(colleague, page, "Members"));
        Assert.Equal(HttpStatusCode.NotFound, await ShareAsync(member, page, "Members"));
        Assert.Equal(HttpStatusCode.Redirect, await ShareAsync(starter, page, "Members"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], await SeenAsync(page, member, world.Visitor));
        Assert.Equal(HttpStatusCode.Redirect, await ShareAsync(editing, page, "Public"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], await SeenAsync(page, member, world.Visitor));

        // What several wrote is never one person's alone.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ShareAsync(starter, page, "AuthorOnly"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ShareAsync(starter, page, "Everybody"));
        Assert.Equal(HttpStatusCode.Redirect, await ShareAsync(editing, page, "Team"));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], await SeenAsync(page, member, world.Visitor));
        Assert.Equal(3, await world.ReadAsync(db => db.Activities.CountAsync(activity => activity.SubjectId == own.Id, World.Cancelled)));
    }

    private static async Task<HttpStatusCode> ShareAsync(HttpClient client, string page, string readers)
    {
        using var answer = await client.SendAsync($"{page}?handler=Share", ("readers", readers));
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode[]> SeenAsync(string page, params HttpClient[] clients)
    {
        var seen = new List<HttpStatusCode>();
        foreach (var client in clients)
        {
            using var answer = await client.GetAsync(page, World.Cancelled);
            seen.Add(answer.StatusCode);
        }

        return [.. seen];
    }
}
