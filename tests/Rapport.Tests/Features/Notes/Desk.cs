using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Notes;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Notes;

/// <summary>A session whose note is begun, and its writers.</summary>
internal sealed record Desk(World World, Event Event, Session Session, Guid Note)
{
    private static int clients = 1000;

    public static async Task<Desk> OpenAsync(World world)
    {
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Targets that worked");
        var by = await world.PersonAsync(Role.Reporter, @event, name: "Bea Begins");
        return new(world, @event, session, (await world.NoteAsync(session, by.Id)).Id);
    }

    public string Address => $"/api/v1/notes/{Note}";

    public async Task<Writer> WriterAsync(string name = "Ada Fenwick", Role role = Role.Reporter)
    {
        var person = await World.PersonAsync(role, Event, name: name);
        return new(this, person, await World.CookieAsync(person), new Pen(Interlocked.Increment(ref clients)));
    }

    /// <summary>The session's page as somebody reads it.</summary>
    public async Task<string> PageAsync(HttpClient client)
    {
        var address = await World.ReadAsync(db => db.Subjects.Where(row => row.Id == Session.Id).Select(row => row.Address).SingleAsync(World.Cancelled));
        return await client.GetStringAsync(address, World.Cancelled);
    }

    /// <summary>The lines of the note as they are searched, once all of its log is in them.</summary>
    public async Task<IReadOnlyList<string>> WordsAsync()
    {
        await Eventually.HoldsAsync("the text is as far as the log", async () =>
            await World.ReadAsync(db => db.NoteTexts.Join(db.Notes, text => text.NoteId, note => note.Id, (text, note) => new { note.Id, note.Head, text.UpTo })
                .AnyAsync(row => row.Id == Note && row.Head == row.UpTo, World.Cancelled)));
        return (await World.ReadAsync(db => db.NoteTexts.Where(text => text.NoteId == Note).Select(text => text.Plain).SingleAsync(World.Cancelled))).Split('\n');
    }

    /// <summary>Many short updates of one writer, behind one another, straight into the log.</summary>
    public async Task<string> WrittenAsync(Writer writer, int updates)
    {
        var bytes = Enumerable.Range(0, updates).Select(at => (writer.Person.Id, at == 0 ? writer.Pen.Begin("0") : writer.Pen.Write($" {at}"))).ToList();
        await World.PlantAsync(async db =>
        {
            var head = await db.Notes.Where(note => note.Id == Note).Select(note => note.Head).SingleAsync(World.Cancelled);
            db.Add(new NoteClient(Note, writer.Pen.Client, writer.Person.Id));
            await new AppendUpdates(db, World.Time).RunAsync([new(Note, 1, head, bytes)], World.Cancelled);
        });
        return string.Join(' ', Enumerable.Range(0, updates));
    }

    /// <summary>Whether all is as the log says, in one sentence.</summary>
    public Task<Outcome<string>> CheckedAsync() => World.ReadAsync(db => new CheckNotes(db).RunAsync(World.Cancelled));

    /// <summary>What the log holds, in order.</summary>
    public Task<List<NoteUpdate>> LogAsync() => World.ReadAsync(db => db.LogOf(Note, 1, 0).ToListAsync(World.Cancelled));
}
