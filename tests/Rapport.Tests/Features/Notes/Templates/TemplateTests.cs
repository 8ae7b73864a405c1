using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Notes.Templates;
using Rapport.Features.Spaces;
using Rapport.Shared;

namespace Rapport.Tests.Features.Notes.Templates;

/// <summary>What new notes of a space begin with.</summary>
public sealed class TemplateTests
{
    [Theory, EachEngine]
    public async Task A_new_note_begins_with_what_the_organisers_wrote_and_a_begun_one_stays_as_it_is(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        var other = await world.NoteAsync(desk.Session, ada.Person.Id, title: "Group 2");
        var address = await world.ReadAsync(db => db.Subjects.Where(row => row.Id == desk.Note || row.Id == other.Id).ToDictionaryAsync(row => row.Id, row => row.Address, World.Cancelled));
        using var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: await world.ReadAsync(db => db.Spaces.SingleAsync(World.Cancelled))));
        using var reader = await world.SignInAsync(ada.Person);
        await using (var one = await ada.JoinAsync())
        {
            await one.AnsweredAsync(ada.Pen.Begin("Begun before"));
            await desk.WordsAsync();
        }

        var page = $"/{address[desk.Note].Split('/')[1]}/note-template";
        var usual = await reader.GetStringAsync(address[other.Id], World.Cancelled);
        using var kept = await organiser.SendAsync(page, ("text", "## Heron <script>alert(1)</script>\n\n- one"));
        using var tooLong = await organiser.SendAsync(page, ("text", new string('x', NoteTemplate.TextLimit + 1)));

        Assert.Contains("The question of this workshop", usual, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        var now = await reader.GetStringAsync(address[other.Id], World.Cancelled);
        var starter = now[now.IndexOf("<template data-starter>", StringComparison.Ordinal)..now.IndexOf("</template>", StringComparison.Ordinal)];
        Assert.Contains("Heron", starter, StringComparison.Ordinal);
        Assert.Contains("<li>one</li>", starter, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", starter, StringComparison.Ordinal);
        Assert.DoesNotContain("data-starter", await reader.GetStringAsync(address[desk.Note], World.Cancelled), StringComparison.Ordinal);
        var refused = await tooLong.Content.ReadAsStringAsync(World.Cancelled);
        Assert.Contains("data-problem=\"template_too_long\"", refused, StringComparison.Ordinal);
        Assert.Contains(new string('x', NoteTemplate.TextLimit + 1), refused, StringComparison.Ordinal);
        await organiser.SendAsync(page, ("text", ""));
        Assert.DoesNotContain("data-starter", await reader.GetStringAsync(address[other.Id], World.Cancelled), StringComparison.Ordinal);
    }
}
