using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Demo;
using Rapport.Features.Programme;
using Rapport.Features.Questions;
using Rapport.Shared;

[assembly: AssemblyFixture(typeof(Rapport.Browser.Tests.Demo))]

namespace Rapport.Browser.Tests;

/// <summary>The demo in a world of its own, built once for all who look at its pages, when the first of them asks.</summary>
public sealed class Demo : IAsyncDisposable
{
    private readonly Lazy<Task<DemoStage>> stage = new(BuildAsync);

    internal Task<DemoStage> StageAsync() => stage.Value;

    public async ValueTask DisposeAsync()
    {
        if (stage is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await stage.Value).World.DisposeAsync();
        }
    }

    private static async Task<DemoStage> BuildAsync()
    {
        var world = await World.OpenAsync();
        var built = await DemoSpace.BuildAsync(world.Services, World.Cancelled);
        var host = await world.ReadAsync(db => db.Set<Person>().FirstAsync(person => person.IsHost, World.Cancelled));

        // A session with much on its record, and a quote.
        var session = await world.ReadAsync(db => db.Subjects.Where(subject => subject.Kind == Session.SubjectKind)
            .OrderByDescending(subject => subject.CommentCount).FirstAsync(World.Cancelled));
        var quote = await world.ReadAsync(db => db.Set<Entry>().Where(entry => entry.Kind == EntryKind.Quote).Select(entry => entry.Id).FirstAsync(World.Cancelled));
        var entry = await world.ReadAsync(db => db.Subjects.SingleAsync(subject => subject.Id == quote, World.Cancelled));
        var speaker = await world.ReadAsync(db => db.Set<Speaker>().Where(speaker => db.Set<SessionSpeaker>().Any(held => held.SpeakerId == speaker.Id && held.SessionId == session.Id))
            .FirstAsync(World.Cancelled));
        var carried = await world.ReadAsync(db => db.Set<Question>().Where(question => question.Life == QuestionLife.Carried).Select(question => question.Id).FirstAsync(World.Cancelled));
        var live = await world.ReadAsync(db => db.Subjects.SingleAsync(subject => subject.Address == built.LiveAddress, World.Cancelled));
        var home = await world.ReadAsync(db => db.Set<Session>().SingleAsync(row => row.Id == session.Id, World.Cancelled));
        return new DemoStage(world, host, built)
        {
            Note = (await world.NoteAsync(home, host.Id, Visibility.Public)).Id,
            Last = await world.ReadAsync(db => db.Set<Session>().Where(row => row.EventId == live.Id).OrderByDescending(row => row.StartsAt).Select(row => row.Id).FirstAsync(World.Cancelled)),
            Session = session,
            Entry = entry,
            Question = await world.AddressOfAsync(carried),
            Speaker = Slug.From(speaker.Name),
            Described = $"{await DemoSurroundings.BuildAsync(world, host, live, speaker.EventId)}/speakers/{speaker.Id}",
        };
    }
}
