using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme;

public sealed class SessionFieldTests
{
    /// <summary>For each field another value, and what a page then shows of it; the address goes along with the title.</summary>
    private static readonly Dictionary<string, (string Value, string Shown)> Edits = new()
    {
        ["title"] = ("Costing the count", "<h1>Costing the count</h1>"),
        ["subtitle"] = ("What counting costs", "What counting costs"),
        ["kind"] = ("Break", "class=\"slot-break\""),
        ["day"] = ("2026-11-25", "Wednesday 25 November"),
        ["start"] = ("14:20", "14:20"),
        ["minutes"] = ("95", "to 15:55"),
        ["room"] = ("Undercroft", "Undercroft"),
        ["speakers"] = ("Gwen Hathersage", "Gwen Hathersage"),
        ["track"] = ("Money", "Money"),
        ["url"] = ("https://example.org/cost", "https://example.org/cost"),
        ["abstract"] = ("Why we count.", "Why we count."),
    };

    [Theory, EachEngine]
    public async Task Whichever_field_is_changed_readers_see_it_at_once_and_the_log_tells_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero)) });
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event);
        using var organiser = await world.OrganiserAsync(@event);
        var home = await world.AddressOfAsync(@event.Id);

        // A field that is new on the form needs a line above.
        Assert.Equal(new SessionInput().Fields.Select(field => field.Name), Edits.Keys);
        foreach (var (field, (value, shown)) in Edits)
        {
            var told = (await world.VerbsAsync(session.Id)).Count;
            var before = await SeenAsync(world, session, home);
            await organiser.FillAsync($"{await world.AddressOfAsync(session.Id)}/edit", (field, value));

            Assert.False(before.Contains(shown, StringComparison.Ordinal), $"{field}: “{shown}” stood there before.");
            Assert.True((await SeenAsync(world, session, home)).Contains(shown, StringComparison.Ordinal), $"{field}: a kept page does not show “{shown}”.");
            Assert.True((await world.VerbsAsync(session.Id)).Count == told + 1, $"{field}: the log does not tell that it changed.");
        }
    }

    [Theory, EachEngine]
    public async Task What_no_file_tells_stays_when_the_file_is_read_again(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.ImportAsync(@event, Importing.Read(Importing.Csv("Baselines,2026-11-24,10:00,11:00,Hall,Ada,1")));
        var id = await world.ReadAsync(db => db.Sessions.Select(row => row.Id).SingleAsync(World.Cancelled));
        var edit = $"{await world.AddressOfAsync(id)}/edit";
        using var organiser = await world.OrganiserAsync(@event);
        await organiser.SendAsync($"{edit}?handler=rules", ("id", $"{id}"), ("offRecord", "true"), ("unattributed", "true"));
        await organiser.SendAsync($"{edit}?handler=visibility", ("id", $"{id}"), ("visibility", "Members"));

        await world.ImportAsync(@event, Importing.Read(Importing.Csv("Baselines,2026-11-24,10:30,11:30,Loft,Ben,1")));

        Assert.Equal(["Baselines 10:30 Loft"], await world.ProgrammeAsync(@event));
        var stored = await world.StoredAsync(id);
        var readers = await world.ReadAsync(db => db.Subjects.Where(row => row.Id == id).Select(row => new { row.OwnVisibility, row.Visibility }).SingleAsync(World.Cancelled));
        Assert.Equal((true, true, Visibility.Members, Visibility.Members), (stored.IsOffRecord, stored.IsUnattributed, readers.OwnVisibility, readers.Visibility));
    }

    [Theory, EachEngine]
    public async Task A_form_that_is_sent_twice_changes_the_session_once_and_complains_of_nothing(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Hidden dashboards");
        var page = $"{await world.AddressOfAsync(session.Id)}/edit";
        var ruth = await world.OrganiserAsync(@event);
        var form = new Dictionary<string, string>(await ruth.FormAsync(page)) { ["abstract"] = "What is left out." };

        var answers = new[] { await ruth.SendAsync(page, form), await ruth.SendAsync(page, form) };

        Assert.All(answers, answer => Assert.Equal(page[..^"/edit".Length], answer.Landed()));
        Assert.Equal(["session.edited"], (await world.VerbsAsync(session.Id)).Where(verb => verb.StartsWith("session.", StringComparison.Ordinal)));
    }

    private static async Task<string> SeenAsync(World world, Session session, string home) => ProgrammeEditing.Text(
        await world.Visitor.GetStringAsync(await world.AddressOfAsync(session.Id), World.Cancelled)
        + await world.Visitor.GetStringAsync($"{home}/programme", World.Cancelled));
}
