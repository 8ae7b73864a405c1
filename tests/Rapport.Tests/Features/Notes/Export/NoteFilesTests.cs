using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Tests.Features.Notes.Export;

/// <summary>A note taken along as a file, at its door.</summary>
public sealed class NoteFilesTests
{
    [Theory, EachEngine]
    public async Task Whoever_reads_a_note_takes_it_along_as_a_file_and_nobody_else_does(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        await using var one = await ada.JoinAsync();
        await one.AnsweredAsync(ada.Pen.Begin("Heron <b>771</b> & more"));
        var page = await world.ReadAsync(db => db.Subjects.Where(row => row.Id == desk.Note).Select(row => row.Address).SingleAsync(World.Cancelled));
        using var reader = await world.SignInAsync(ada.Person);

        var markdown = await TakeAsync(reader, page, "md");
        var html = await TakeAsync(reader, page, "html");
        var word = await TakeAsync(reader, page, "docx");

        Assert.Equal(("text/markdown", "targets-that-worked-notes.md"), (markdown.Type, markdown.Name));
        Assert.Equal("# Targets that worked\n\nHeron \\<b\\>771\\</b\\> \\& more\n", System.Text.Encoding.UTF8.GetString(markdown.Bytes));
        Assert.Equal(("text/html", "targets-that-worked-notes.html"), (html.Type, html.Name));
        Assert.Contains("<h1>Targets that worked</h1>\n<p>Heron &lt;b&gt;771&lt;/b&gt; &amp; more</p>", System.Text.Encoding.UTF8.GetString(html.Bytes), StringComparison.Ordinal);
        Assert.Equal("targets-that-worked-notes.docx", word.Name);
        using (var file = WordprocessingDocument.Open(new MemoryStream(word.Bytes), isEditable: false))
        {
            Assert.Equal("Targets that workedHeron <b>771</b> & more", file.MainDocumentPart!.Document!.Body!.InnerText);
        }

        using var unknown = await reader.GetAsync($"{page}?handler=File&kind=exe", World.Cancelled);
        using var stranger = await world.SignInAsync(await world.PersonAsync(Role.Member, desk.Event));
        using var hidden = await stranger.GetAsync($"{page}?handler=File&kind=md", World.Cancelled);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknown.StatusCode, hidden.StatusCode));
    }

    [Fact]
    public async Task What_a_page_never_wrote_is_exported_all_the_same()
    {
        await using var world = await World.StartAsync();
        var desk = await Desk.OpenAsync(world);
        var ada = await desk.WriterAsync();
        await using var one = await ada.JoinAsync();
        await one.AnsweredAsync(ada.Pen.Begin("Heron", "heading", ("level", "2")));
        await one.AnsweredAsync(ada.Pen.Begin("771", "orderedList", ("start", "9")));
        var page = await world.ReadAsync(db => db.Subjects.Where(row => row.Id == desk.Note).Select(row => row.Address).SingleAsync(World.Cancelled));
        using var reader = await world.SignInAsync(ada.Person);

        foreach (var kind in new[] { "md", "html", "docx" })
        {
            Assert.NotEmpty((await TakeAsync(reader, page, kind)).Bytes);
        }

        // The file's own heading stands alone above: no level is left out.
        Assert.Contains("<h2>Heron</h2>", System.Text.Encoding.UTF8.GetString((await TakeAsync(reader, page, "html")).Bytes), StringComparison.Ordinal);
    }

    private static async Task<(string? Type, string? Name, byte[] Bytes)> TakeAsync(HttpClient client, string page, string kind)
    {
        using var answer = await client.GetAsync($"{page}?handler=File&kind={kind}", World.Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName, await answer.Content.ReadAsByteArrayAsync(World.Cancelled));
    }
}
