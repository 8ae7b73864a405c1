using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Coverage;
using Rapport.Features.Events;
using Rapport.Features.Media.Uploads;
using Rapport.Features.Programme;
using Rapport.Features.Spaces;
using Rapport.Shared;
using Rapport.Tests.Features;
using Rapport.Tests.Features.Comments;
using Rapport.Tests.Features.Events;
using Rapport.Tests.Features.Glossary;
using Rapport.Tests.Features.Media;
using Rapport.Tests.Features.Questions;
using Rapport.Tests.Formats.Video;

namespace Rapport.Tests.Access;

/// <summary>
/// A space with an event for everybody and one for members, and another space for its members alone, with everything in
/// them that an address can name. What somebody's try changes is there once for each of them.
/// </summary>
internal sealed class Premises(World world)
{
    private readonly Dictionary<(string Thing, Who? By), Dictionary<string, string>> things = [];
    private readonly Dictionary<Who, Person> people = [];
    private readonly Dictionary<Who, HttpClient> browsers = [];
    private Event open = null!;
    private Event closed = null!;
    private Event away = null!;
    private Person author = null!;
    private Person bystander = null!;

    public static async Task<Premises> BuildAsync(World world)
    {
        var premises = new Premises(world);
        await premises.PlacesAsync();
        await premises.ProgrammeAsync();
        await premises.EntriesAsync();
        await premises.OwnAsync();
        await premises.PhotosAsync();
        await premises.QuestionsAsync();
        await premises.NotesAsync();
        await premises.ShiftsAsync();
        await new Surroundings(world, premises.things, premises.browsers).BuildAsync([premises.open, premises.closed, premises.away]);
        return premises;
    }

    /// <summary>The browser of one of them; a new one each time for who is not signed in.</summary>
    public HttpClient BrowserOf(Who who) => who == Who.Stranger ? world.Client() : browsers[who];

    /// <summary>What an entrance needs to know to name a thing, as this person would.</summary>
    public IReadOnlyDictionary<string, string> Values(string thing, Who who)
    {
        var known = things.GetValueOrDefault((thing, null)) ?? things.GetValueOrDefault((thing, who)) ?? throw new InvalidOperationException($"There is no {thing}.");
        var values = new Dictionary<string, string>
        {
            ["id:guid"] = $"{Ids.New(world.Time)}",
            ["number"] = "0",
            ["size"] = "small",
            ["token"] = "none",
            ["file"] = "none",
            ["bystander"] = $"{bystander.Id}",
        };
        foreach (var (name, value) in known)
        {
            values[name] = value;
        }

        return values;
    }

    private async Task PlacesAsync()
    {
        var (topic, other) = (await world.SpaceAsync("topic"), await world.SpaceAsync("other", Visibility.Members));
        open = await world.EventAsync(topic, "open");
        closed = await world.EventAsync(topic, "closed", Visibility.Members);
        away = await world.EventAsync(other, "away");
        people[Who.Guest] = await world.PersonAsync(Role.Guest, open, name: "Gwen Guest");
        people[Who.Elsewhere] = await world.PersonAsync(Role.Owner, of: other, name: "Olga Owner");
        foreach (var role in new[] { Role.Member, Role.Reporter, Role.Editor, Role.Organiser })
        {
            people[Enum.Parse<Who>($"{role}")] = await world.PersonAsync(role, of: topic, name: $"One {role}");
        }

        people[Who.Host] = await world.HostAsync();
        (author, bystander) = (await world.PersonAsync(Role.Reporter, of: topic), await world.PersonAsync(Role.Member, of: topic, name: "Bea Stander"));
        foreach (var (who, person) in people)
        {
            browsers[who] = await world.SignInAsync(person);
        }

        things[("-", null)] = [];
        things[("nowhere", null)] = In("nowhere", "nothing", Ids.New(world.Time));
        (things[("topic", null)], things[("other", null)]) = (new() { ["space"] = "topic" }, new() { ["space"] = "other" });
        foreach (var @event in new[] { open, closed, away })
        {
            things[(@event.Slug, null)] = Around(@event);
        }

        (things[("code", null)], things[("no-code", null)]) = (new() { ["code"] = await world.OpenForGuestsAsync(open, Joining.Open) }, new() { ["code"] = "ZZZZZZ" });
        await TermAsync(topic, "term", "KPI", null);
        await TermAsync(other, "other-term", "QBR", null);
        foreach (var who in Enum.GetValues<Who>())
        {
            await TermAsync(topic, "spare-term", $"XQ{(int)who}", who);
        }
    }

    private async Task ProgrammeAsync()
    {
        await SessionAsync(open, "Talk", Visibility.Public, "speaker");
        await SessionAsync(open, "Council", Visibility.Team, "council-speaker");
        await SessionAsync(closed, "Closed talk", Visibility.Public, "closed-speaker");
        await SessionAsync(away, "Away talk", Visibility.Public, "other-speaker");
        things[("stray-talk", null)] = new(things[("talk", null)]) { ["session:guid"] = Of("away-talk", "session:guid") };
    }

    private async Task EntriesAsync()
    {
        var talk = Guid.Parse(Of("talk", "session:guid"));
        await EntryAsync("entry", open, author, session: talk);
        await EntryAsync("team-entry", open, author, Visibility.Team);
        await EntryAsync("secret-entry", open, author, Visibility.AuthorOnly);
        await EntryAsync("council-entry", open, author, session: Guid.Parse(Of("council", "session:guid")));
        await EntryAsync("closed-entry", closed, author);
        await EntryAsync("away-entry", away, people[Who.Elsewhere]);
        await EntryAsync("hidden-entry", open, author);
        await EntryAsync("held-comment", open, author);
        things[("stray-entry", null)] = new(things[("away-entry", null)]) { ["space"] = "topic", ["event"] = "open", ["event:guid"] = $"{open.Id}" };
        var held = await world.CommentAsync(Guid.Parse(Of("held-comment", "entry:guid")), bystander);
        things[("held-comment", null)]["subject:guid"] = $"{held.Id}";
        await world.PlantAsync(async db =>
        {
            var hidden = Guid.Parse(Of("hidden-entry", "entry:guid"));
            (await db.Subjects.SingleAsync(row => row.Id == hidden, World.Cancelled)).Hide("A mistake.", author.Id, world.Time.GetUtcNow());
            (await db.Subjects.SingleAsync(row => row.Id == held.Id, World.Cancelled)).Hold();
        });
    }

    /// <summary>What each of them wrote, also where they have no role any more, and what each may try to take away.</summary>
    private async Task OwnAsync()
    {
        foreach (var who in Enum.GetValues<Who>())
        {
            var self = people.GetValueOrDefault(who) ?? author;
            await EntryAsync("own-entry", open, self, by: who);
            await EntryAsync("spare-entry", open, author, by: who);
            var comment = await world.CommentAsync(Guid.Parse(Of("entry", "entry:guid")), self);
            things[("own-upload", who)] = await UploadAsync(open, self);
            things[("own-closed-upload", who)] = await UploadAsync(closed, self);
            things[("own-comment", who)] = new(things[("entry", null)]) { ["comment"] = $"{comment.Id}" };
        }
    }

    private async Task PhotosAsync()
    {
        using var camera = await world.SignInAsync(author);
        using var elsewhere = await world.SignInAsync(people[Who.Elsewhere]);
        things[("upload", null)] = await UploadAsync(open, author);
        await PhotoAsync("photo", camera, open);
        await PhotoAsync("team-photo", camera, open, "team");
        await PhotoAsync("closed-photo", camera, closed);
        await PhotoAsync("away-photo", elsewhere, away);
        await RecordingAsync("recording", camera, open);
        await RecordingAsync("team-recording", camera, open, "team");
        var hidden = await PhotoAsync("hidden-photo", camera, open);
        await world.PlantAsync(async db => (await db.Subjects.SingleAsync(row => row.Id == hidden, World.Cancelled)).Hide("A mistake.", author.Id, world.Time.GetUtcNow()));
    }

    /// <summary>A call in each event, with a question of somebody of its space.</summary>
    private async Task QuestionsAsync()
    {
        using var asker = await world.SignInAsync(author);
        await QuestionAsync("question", open, browsers[Who.Editor], asker);
        await QuestionAsync("closed-question", closed, browsers[Who.Editor], asker);
        await QuestionAsync("away-question", away, browsers[Who.Elsewhere], browsers[Who.Elsewhere]);
        things[("stray-question", null)] = new(things[("question", null)]) { ["question:guid"] = Of("away-question", "question:guid") };
    }

    /// <summary>A published note in each event, and one for the team.</summary>
    private async Task NotesAsync()
    {
        await NoteAsync("note", "talk", Visibility.Public);
        await NoteAsync("team-note", "talk", Visibility.Team);
        await NoteAsync("closed-note", "closed-talk", Visibility.Public);
        await NoteAsync("away-note", "away-talk", Visibility.Public);
        things[("stray-note", null)] = new(things[("talk", null)]) { ["note:guid"] = Of("away-note", "note:guid") };
    }

    /// <summary>A shift of somebody else, for each of them to take away: every role in two sessions.</summary>
    private async Task ShiftsAsync()
    {
        foreach (var who in Enum.GetValues<Who>())
        {
            var session = Guid.Parse(Of((int)who < 4 ? "talk" : "council", "session:guid"));
            var shift = await world.ShiftAsync(await world.ReadAsync(db => db.Sessions.SingleAsync(row => row.Id == session, World.Cancelled)), author.Id, (ShiftRole)((int)who % 4));
            things[("shift", who)] = new(Around(open)) { ["shift"] = $"{shift.Id}" };
        }
    }

    private async Task NoteAsync(string thing, string session, Visibility visibility)
    {
        var id = Guid.Parse(Of(session, "session:guid"));
        var row = await world.ReadAsync(db => db.Sessions.SingleAsync(found => found.Id == id, World.Cancelled));
        var note = await world.NoteAsync(row, author.Id, visibility, thing);
        things[(thing, null)] = new(things[(session, null)]) { ["note:guid"] = $"{note.Id}", ["subject:guid"] = $"{note.Id}", ["passage"] = $"{(await world.PassageAsync(note, author.Id)).Id}" };
    }

    private async Task QuestionAsync(string thing, Event @event, HttpClient editor, HttpClient asker)
    {
        var board = await world.BoardAsync(@event);
        await editor.FormAsync($"{board}/call", ("text", "What should we talk about?"), ("answerers", "Anyone"));
        things[(thing, null)] = new(Around(@event)) { ["question:guid"] = $"{await asker.AskAsync(board, "Who reads what we measure?")}" };
    }

    /// <summary>A photo on its way in two parts, whether or not its author may send it on.</summary>
    private async Task<Dictionary<string, string>> UploadAsync(Event @event, Person sender)
    {
        var id = Ids.New(world.Time);
        var now = world.Time.GetUtcNow();
        await world.PlantAsync(db =>
        {
            db.Add(new Upload(new(id, @event.Id, sender.Id, UploadPart.Reading, 99), Convert.ToHexStringLower(id.ToByteArray()), now, now.AddDays(1)));
            db.Add(new Upload(new(id, @event.Id, sender.Id, UploadPart.Original, 99), Convert.ToHexStringLower(Ids.New(world.Time).ToByteArray()), now, now.AddDays(1)));
            return Task.CompletedTask;
        });
        return new() { ["id:guid"] = $"{id}" };
    }

    private async Task<Guid> PhotoAsync(string thing, HttpClient camera, Event @event, string visibility = "public")
    {
        var (entry, photo) = await camera.PostPhotoAsync(@event, Pictures.Jpeg(), visibility);
        things[(thing, null)] = new() { ["id:guid"] = $"{photo}" };
        return entry;
    }

    private async Task RecordingAsync(string thing, HttpClient microphone, Event @event, string visibility = "public")
    {
        var (_, recording) = await microphone.PostRecordingAsync(@event, IsoMediaTests.Fragmented(), "audio/mp4", visibility);
        things[(thing, null)] = new() { ["id:guid"] = $"{recording}" };
    }

    private async Task SessionAsync(Event @event, string title, Visibility visibility, string speaks)
    {
        var session = await world.SessionAsync(@event, title, visibility);
        var speaker = new Speaker(Ids.New(world.Time), @event.Id, $"Sam {title}");
        await world.PlantAsync(async db =>
        {
            db.Add(speaker);
            (await db.Sessions.Include(row => row.Speakers).SingleAsync(row => row.Id == session.Id, World.Cancelled)).BeGivenBy([speaker.Id]);
        });
        things[(session.Slug, null)] = new(Around(@event)) { ["session"] = session.Slug, ["session:guid"] = $"{session.Id}", ["subject:guid"] = $"{session.Id}" };
        things[(speaks, null)] = new(Around(@event)) { ["slug"] = Slug.From(speaker.Name), ["speaker:guid"] = $"{speaker.Id}" };
    }

    private async Task EntryAsync(string thing, Event @event, Person writer, Visibility visibility = Visibility.Public, Guid? session = null, Who? by = null)
    {
        var stream = session is { } id ? await world.ReadAsync(db => db.Sessions.SingleAsync(row => row.Id == id, World.Cancelled)) : null;
        var entry = await world.EntryAsync(@event, writer, session: stream, visibility: visibility);
        var comment = await world.CommentAsync(entry.Id, author);
        things[(thing, by)] = new(Around(@event)) { ["entry:guid"] = $"{entry.Id}", ["subject:guid"] = $"{entry.Id}", ["comment"] = $"{comment.Id}" };
    }

    private async Task TermAsync(Space space, string thing, string name, Who? by) =>
        things[(thing, by)] = new() { ["space"] = space.Slug, ["term"] = (await world.TermAsync(space, name, $"Expanded {name}")).Split('/')[^1] };

    private static Dictionary<string, string> Around(Event @event) => In(@event.Slug == "away" ? "other" : "topic", @event.Slug, @event.Id);

    private static Dictionary<string, string> In(string space, string @event, Guid id) => new()
    {
        ["space"] = space,
        ["event"] = @event,
        ["event:guid"] = $"{id}",
        ["session"] = "talk",
        ["session:guid"] = $"{id}",
        ["entry:guid"] = $"{id}",
        ["subject:guid"] = $"{id}",
        ["comment"] = $"{id}",
        ["question:guid"] = $"{id}",
        ["note:guid"] = $"{id}",
        ["shift"] = $"{id}",
        ["passage"] = $"{id}",
        ["host:guid"] = $"{id}",
        ["speaker:guid"] = $"{id}",
        ["term"] = "kpi",
        ["slug"] = "sam-talk",
    };

    private string Of(string thing, string name) => things[(thing, null)][name];
}
