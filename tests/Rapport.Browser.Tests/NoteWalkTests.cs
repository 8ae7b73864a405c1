using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Rapport.Faults;
using Rapport.Features.Notes;
using Rapport.Shared;

namespace Rapport.Browser.Tests;

/// <summary>Several people write one note in their browsers, whatever the network does.</summary>
public sealed class NoteWalkTests(Chromium chromium)
{
    private const int Sentences = 12;

    /// <summary>An editor learns where the cursor is a moment after it moved; nobody's fingers are faster than that.</summary>
    private static readonly KeyboardPressOptions Human = new() { Delay = 80 };

    [Fact]
    public async Task Three_writers_one_cut_off_one_dropped_again_and_again_and_a_server_that_restarts_lose_no_letter()
    {
        await using var hall = await Hall.OpenAsync();
        var note = await hall.World.NoteAsync(hall.Session, hall.Reporter.Id);
        await using var steady = new CutLine(() => hall.World.Address);
        await using var shaky = new CutLine(() => hall.World.Address);
        await using var cut = new CutLine(() => hall.World.Address);
        await using var ada = await WriterAsync(hall, "Ada Steady", steady, note.Id);
        await using var ben = await WriterAsync(hall, "Ben Shaky", shaky, note.Id);
        await using var cara = await WriterAsync(hall, "Cara Cutoff", cut, note.Id);
        await Assertions.Expect(ada.Page.Locator("[data-present]")).ToContainTextAsync("Ben Shaky and Cara Cutoff are here.", new() { Timeout = 15_000 });

        foreach (var (writer, who) in new[] { (ada, "ada"), (ben, "ben"), (cara, "cara") })
        {
            // A paragraph for each: who writes in the middle of another's word splits it, here as on paper.
            await writer.Page.Locator(".note-text > :last-child").ClickAsync();
            await writer.Page.Keyboard.PressAsync("Control+End", Human);
            await writer.Page.Keyboard.PressAsync("Enter", Human);
            await writer.Page.Keyboard.TypeAsync($"By {who}:");
            foreach (var reader in new[] { ada, ben, cara })
            {
                await Assertions.Expect(Of(reader.Page, who)).ToHaveCountAsync(1, new() { Timeout = 15_000 });
            }
        }

        cut.IsOff = true;
        await Task.WhenAll(
            WriteAsync(ada.Page, "ada", _ => Task.CompletedTask),
            WriteAsync(cara.Page, "cara", _ => Task.CompletedTask),
            WriteAsync(ben.Page, "ben", async n =>
            {
                shaky.IsOff = n % 3 == 1;
                if (n == Sentences / 2)
                {
                    await hall.World.RestartAsync();
                }
            }));
        await Assertions.Expect(cara.Page.Locator("[data-saved]")).ToContainTextAsync("Kept on this device");
        (shaky.IsOff, cut.IsOff) = (false, false);

        string[] wanted = [.. new[] { "ada", "ben", "cara" }.Select(who => $"By {who}:{string.Concat(Enumerable.Range(0, Sentences).Select(n => Sentence(who, n)))}")];
        foreach (var writer in new[] { ada, ben, cara })
        {
            await Assertions.Expect(writer.Page.Locator("[data-saved]")).ToHaveTextAsync("All saved on the server.", new() { Timeout = 60_000 });
            foreach (var paragraph in wanted)
            {
                await Assertions.Expect(writer.Page.Locator(".note-text")).ToContainTextAsync(paragraph, new() { Timeout = 60_000 });
            }
        }

        await Eventually.HoldsAsync("the server's text holds every letter once", async () =>
        {
            var text = await hall.World.ReadAsync(db => db.NoteTexts.Where(row => row.NoteId == note.Id).Select(row => row.Plain).SingleOrDefaultAsync(World.Cancelled));
            return text is not null && wanted.All(paragraph => text.Split('\n').Count(line => line == paragraph) == 1);
        });
    }

    [Fact]
    public async Task Where_websockets_do_not_pass_a_note_travels_by_HTTP()
    {
        await using var hall = await Hall.OpenAsync();
        var note = await hall.World.NoteAsync(hall.Session, hall.Reporter.Id);
        await using var council = new FaultProxy(() => hall.World.Address);
        await using var line = new CutLine(() => hall.World.Address);
        await using var ada = await WriterAsync(hall, "Ada Council", council.Address, note.Id);
        await using var ben = await WriterAsync(hall, "Ben Elsewhere", line, note.Id);

        await ada.Page.Locator(".note-text").PressSequentiallyAsync("Through the firewall. ");
        await Assertions.Expect(ben.Page.Locator(".note-text")).ToContainTextAsync("Through the firewall.", new() { Timeout = 30_000 });
        await ben.Page.Locator(".note-text").PressSequentiallyAsync("And back. ");
        await Assertions.Expect(ada.Page.Locator(".note-text")).ToContainTextAsync("And back.", new() { Timeout = 30_000 });
        await Assertions.Expect(ada.Page.Locator("[data-saved]")).ToHaveTextAsync("All saved on the server.", new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task A_phone_that_was_away_while_words_were_taken_out_keeps_its_own_and_begins_anew()
    {
        await using var hall = await Hall.OpenAsync();
        var note = await hall.World.NoteAsync(hall.Session, hall.Reporter.Id);
        await using var line = new CutLine(() => hall.World.Address);
        await using var ada = await WriterAsync(hall, "Ada Phone", line, note.Id);
        await ada.Page.Locator(".note-text").PressSequentiallyAsync("Kept. Secret heron. ");
        await Assertions.Expect(ada.Page.Locator("[data-saved]")).ToHaveTextAsync("All saved on the server.", new() { Timeout = 15_000 });

        line.IsOff = true;
        await ada.Page.Locator(".note-text").PressSequentiallyAsync("Written away.");
        await Assertions.Expect(ada.Page.Locator("[data-saved]")).ToContainTextAsync("Kept on this device", new() { Timeout = 15_000 });
        using var editor = await hall.World.SignInAsync(await hall.World.PersonAsync(Role.Editor, hall.Event));
        using var gone = await editor.SendAsync($"{hall.SessionAddress}/notes/{note.Id}/redact", ("words", "Secret heron."));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, gone.StatusCode);
        line.IsOff = false;

        var copy = ada.Page.Locator(".note-copy");
        await Assertions.Expect(copy).ToContainTextAsync("Written away.", new() { Timeout = 30_000 });
        await Assertions.Expect(ada.Page.Locator(".note-text")).ToContainTextAsync("Kept.", new() { Timeout = 30_000 });
        await Assertions.Expect(ada.Page.Locator(".note-text")).Not.ToContainTextAsync("heron");
        await copy.GetByText("Put it into the note").ClickAsync();
        await Assertions.Expect(ada.Page.Locator("[data-saved]")).ToHaveTextAsync("All saved on the server.", new() { Timeout = 15_000 });
        await Eventually.HoldsAsync("the server has what was written away, and nothing of what went", async () =>
        {
            var text = await hall.World.ReadAsync(db => db.NoteTexts.Where(row => row.NoteId == note.Id).Select(row => row.Plain).SingleOrDefaultAsync(World.Cancelled));
            return text is not null && text.Contains("Written away.", StringComparison.Ordinal) && !text.Contains("heron", StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Words_of_a_note_become_a_quote_without_a_network_and_lead_to_it_and_back()
    {
        await using var hall = await Hall.OpenAsync();
        var note = await hall.World.NoteAsync(hall.Session, hall.Reporter.Id);
        await using var line = new CutLine(() => hall.World.Address);
        await using var ada = await WriterAsync(hall, "Ada Steady", line, note.Id);
        await ada.Page.Locator(".note-text > :last-child").ClickAsync();
        await ada.Page.Keyboard.PressAsync("Control+End", Human);
        await ada.Page.Keyboard.PressAsync("Enter", Human);
        await ada.Page.Keyboard.TypeAsync("Twelve indicators, not ninety-four.");
        await Assertions.Expect(ada.Page.Locator("[data-saved]")).ToHaveTextAsync("All saved on the server.", new() { Timeout = 15_000 });
        line.IsOff = true;

        await UseAsync(ada.Page, 17, async dialog =>
        {
            await dialog.GetByLabel("Who said it").FillAsync("Siân Prosser");
            await ada.PicturesAsync("note-use-words");
        });
        await Assertions.Expect(ada.Page.Locator(".note-desk > .outgoing")).ToContainTextAsync("on this device");
        await Assertions.Expect(ada.Page.Locator(".note-passage")).ToHaveTextAsync("Twelve indicators");
        line.IsOff = false;
        await Assertions.Expect(ada.Page.Locator(".note-desk > .outgoing")).ToContainTextAsync("on the server at", new() { Timeout = 60_000 });
        await UseAsync(ada.Page, 6, async dialog =>
        {
            await dialog.GetByText("Comment", new() { Exact = true }).ClickAsync();
            await dialog.GetByLabel("What is to be said of it").FillAsync("Which twelve?");
        });
        await Assertions.Expect(ada.Page.Locator(".note-desk > .outgoing [data-state=here]")).ToHaveCountAsync(2, new() { Timeout = 30_000 });

        await ada.GoAsync(ada.Page.Url);
        await Assertions.Expect(ada.Page.Locator(".note-text a.passage")).ToHaveTextAsync(["1 comment", "Quote"], new() { Timeout = 30_000 });
        await Assertions.Expect(ada.Page.Locator(".passage-line").First).ToContainTextAsync("1 comment");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).First.ClickAsync();
        await Assertions.Expect(ada.Page.Locator(".passage-line").First).ToContainTextAsync("resolved by Ada Steady");
        await LookAsync(ada, "note-passages");
        await ada.Page.Locator(".passage-outcomes a").ClickAsync();
        await ada.Page.GetByRole(AriaRole.Link, new() { Name = "from the shared note" }).ClickAsync();
        await Assertions.Expect(ada.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/notes/{note.Id}#p-"));

        // Final, it takes no more words; something can be made of those that are there.
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Lock as final" }).ClickAsync();
        await ada.Page.Locator(".note-text[contenteditable=false]").WaitForAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(ada.Page.Locator(".note-text a.passage")).ToHaveTextAsync(["1 comment", "Quote"]);
        await LookAsync(ada, "note-final");
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Use words" }).PressAsync("Enter");
        await ada.Page.Keyboard.TypeAsync("NINETY-four", new() { Delay = 80 });
        await ada.PicturesAsync("note-which-words");
        await ada.Page.Keyboard.PressAsync("Enter", Human);
        await ada.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(ada.Page.Locator(".note-desk > .outgoing [data-state=here]")).ToHaveCountAsync(3, new() { Timeout = 30_000 });

        // And whoever writes nothing reads it, with what came of it in its place.
        await ada.SignInAsync(hall.World, await hall.World.PersonAsync(Role.Member, hall.Event), line.Address);
        await hall.World.PlantAsync(db => db.Subjects.Where(row => row.Id == note.Id || row.Kind == "passage").ExecuteUpdateAsync(row => row.SetProperty(subject => subject.Visibility, Visibility.Members), World.Cancelled));
        await ada.GoAsync(ada.Page.Url);
        await Assertions.Expect(ada.Page.Locator(".note-words a.passage")).ToHaveCountAsync(3);
        await LookAsync(ada, "note-passages-read");
    }

    [Fact]
    public async Task Whoever_has_the_note_open_sees_what_others_make_of_its_words_and_what_is_written()
    {
        await using var hall = await Hall.OpenAsync();
        var note = await hall.World.NoteAsync(hall.Session, hall.Reporter.Id);
        await hall.World.PlantAsync(db => db.Subjects.Where(row => row.Id == note.Id).ExecuteUpdateAsync(row => row.SetProperty(subject => subject.Visibility, Visibility.Members), World.Cancelled));
        await using var ada = await WriterAsync(hall, "Ada Steady", hall.World.Address, note.Id);
        await using var ben = await WriterAsync(hall, "Benedikta Featherstonehaugh-Flaky", hall.World.Address, note.Id);
        await using var member = await chromium.OpenAsync(hall.World);
        await member.SignInAsync(hall.World, await hall.World.PersonAsync(Role.Member, hall.Event));
        await member.GoAsync($"{hall.SessionAddress}/notes/{note.Id}");
        await ada.Page.Locator(".note-text > :last-child").ClickAsync();
        await ada.Page.Keyboard.PressAsync("Control+End", Human);
        await ada.Page.Keyboard.PressAsync("Enter", Human);
        await ada.Page.Keyboard.TypeAsync("Twelve indicators, not ninety-four.");

        await Assertions.Expect(member.Page.Locator(".note-words")).ToContainTextAsync("Twelve indicators, not ninety-four.", new() { Timeout = 30_000 });
        await UseAsync(ada.Page, 6, async dialog =>
        {
            await dialog.GetByText("Comment", new() { Exact = true }).ClickAsync();
            await dialog.GetByLabel("What is to be said of it").FillAsync("Which twelve?");
        });
        await Assertions.Expect(ben.Page.Locator(".note-text a.passage")).ToHaveTextAsync("1 comment", new() { Timeout = 30_000 });
        await Assertions.Expect(ada.Page.Locator(".passage-line")).ToContainTextAsync("1 comment", new() { Timeout = 30_000 });
        await Assertions.Expect(member.Page.Locator(".note-words a.passage")).ToHaveTextAsync("1 comment", new() { Timeout = 30_000 });

        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Assertions.Expect(ada.Page.Locator(".passage-line")).ToContainTextAsync("resolved by Benedikta Featherstonehaugh-Flaky", new() { Timeout = 30_000 });
        await Assertions.Expect(ada.Page.Locator(".note-text a.passage.is-resolved")).ToHaveTextAsync("1 comment", new() { Timeout = 30_000 });
        await LookAsync(ada, "note-passage-resolved");
    }

    /// <summary>A browser complains of a line that was cut: that is all that it may.</summary>
    private static async Task LookAsync(WatchedPage watched, string name)
    {
        await watched.AxeAsync();
        await watched.AssertFitsAsync(320);
        await watched.PicturesAsync(name);
        Assert.Empty(watched.Violations);
    }

    /// <summary>Selects the first letters of the note and makes something of them.</summary>
    private static async Task UseAsync(IPage page, int letters, Func<ILocator, Task> choose)
    {
        await page.Locator(".note-text p", new() { HasText = "not ninety-four." }).ClickAsync();
        await page.Keyboard.PressAsync("Home", Human);
        for (var i = 0; i < letters; i++)
        {
            await page.Keyboard.PressAsync("Shift+ArrowRight");
        }

        await page.Keyboard.PressAsync("Control+Alt+m", Human);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await choose(dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
    }

    private static string Sentence(string who, int n) => $" {who} {n:00} counts.";

    private static async Task WriteAsync(IPage page, string who, Func<int, Task> meanwhile)
    {
        await Of(page, who).ClickAsync();
        await page.Keyboard.PressAsync("End", Human);
        for (var n = 0; n < Sentences; n++)
        {
            await page.Keyboard.TypeAsync(Sentence(who, n), new() { Delay = 20 });
            await meanwhile(n);
        }
    }

    private static ILocator Of(IPage page, string who) => page.Locator(".note-text p", new() { HasText = $"By {who}:" });

    private Task<WatchedPage> WriterAsync(Hall hall, string name, CutLine line, Guid note) => WriterAsync(hall, name, line.Address, note);

    private async Task<WatchedPage> WriterAsync(Hall hall, string name, Uri server, Guid note)
    {
        var watched = await chromium.OpenAsync(server);
        await watched.SignInAsync(hall.World, await hall.World.PersonAsync(Role.Reporter, hall.Event, name: name), server);
        await watched.GoAsync(new Uri(server, $"{hall.SessionAddress}/notes/{note}").ToString());
        await watched.Page.Locator(".note-text[contenteditable=true]").WaitForAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(watched.Page.Locator("[data-saved]")).ToHaveTextAsync("All saved on the server.", new() { Timeout = 30_000 });
        return watched;
    }
}
