using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Import;
using Rapport.Formats.Schedules;

namespace Rapport.Tests.Features.Programme;

/// <summary>Real programmes: imported twice, then with a session moved, renamed and removed.</summary>
public sealed class ImportFixtureTests
{
    [Theory]
    [EachEngine("fosdem-2025.xml", 943, 992, 29)]
    [EachEngine("frab-camp2019.json", 79, 90, 2)]
    [EachEngine("pretalx-democon.json", 36, 27, 2)]
    [EachEngine("pyconuk-2015.ics", 162, 0, 11)]
    [EachEngine("sessionize-globalazure-2020.json", 29, 28, 6)]
    [EachEngine("kotlinconf-2025.json", 112, 105, 12)]
    public Task A_real_programme_comes_in_once_however_often_and_then_follows_its_file(Engine engine, string file, int sessions, int speakers, int rooms) =>
        FollowAsync(engine, file, sessions, speakers, rooms);

    [Theory]
    [EachEngine("fosdem-2010.xml", 301, 266, 20)]
    [EachEngine("fosdem-2021.xml", 773, 684, 106)]
    [EachEngine("coscup-2023-session.json", 352, 415, 28)]
    public Task A_big_programme_comes_in_once_however_often_and_then_follows_its_file(Engine engine, string file, int sessions, int speakers, int rooms)
    {
        LongRun.Only();
        return FollowAsync(engine, file, sessions, speakers, rooms);
    }

    [Theory]
    [EachEngine]
    public async Task Small_and_odd_files_come_in_twice_and_change_nothing_the_second_time(Engine engine)
    {
        var folder = Fixtures.Folder("programmes");
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var files = Directory.GetFiles(Path.Combine(folder, "ics-edge")).Append(Path.Combine(folder, "hub-schedule2.json")).Append(Path.Combine(folder, "invalid-example.json"));
        var read = 0;
        foreach (var file in files)
        {
            var reading = ScheduleReader.Read(await File.ReadAllBytesAsync(file, World.Cancelled), Path.GetFileName(file), IncomingProgramme.Limits);
            if (reading.Schedule is { } schedule)
            {
                read++;
                await OnceAsync(world, await world.EventAsync(space), schedule);
            }
        }

        Assert.True(read > 10, $"Only {read} of the files could be read.");
    }

    [Theory]
    [EachEngine]
    public async Task FOSDEM_previews_and_comes_in_within_five_seconds_each(Engine engine)
    {
        LongRun.Only();
        var file = await Fixtures.Read("programmes", "fosdem-2025.xml");
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();

        var previewed = await TakenAsync(() => world.PreviewAsync(@event, Importing.Read(file, "fosdem-2025.xml")));
        var imported = await TakenAsync(() => world.ImportAsync(@event, Importing.Read(file, "fosdem-2025.xml")));

        TestContext.Current.SendDiagnosticMessage("FOSDEM 2025 on {0}: preview {1:n0} ms, import {2:n0} ms", engine, previewed.TotalMilliseconds, imported.TotalMilliseconds);
        Assert.InRange(previewed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.InRange(imported, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static async Task<TimeSpan> TakenAsync(Func<Task> work)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    private static async Task FollowAsync(Engine engine, string file, int sessions, int speakers, int rooms)
    {
        var schedule = Importing.Read(await Fixtures.Read("programmes", file), file);
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await OnceAsync(world, @event, schedule);
        Assert.Equal(sessions, await world.CountAsync<Session>(@event));
        Assert.InRange(await world.CountAsync<Speaker>(@event), 0, speakers);
        Assert.InRange(await world.CountAsync<Room>(@event), 1, rooms);

        var changed = Altered(schedule, out var former);
        var questions = (await world.PreviewAsync(@event, changed)).Questions.ToDictionary(question => question.Name, question => question.Suggested);
        var plan = (await world.ImportAsync(@event, changed, questions)).Value;
        Assert.Equal((0, 2, 1), (plan.Added.Count, plan.Changed.Count, plan.Removed.Count));
        Assert.Equal(sessions, await world.CountAsync<Session>(@event));
        await AssertRedirectsAsync(world, @event, former);
        Assert.True((await world.PreviewAsync(@event, changed)).ChangesNothing);
    }

    private static async Task OnceAsync(World world, Event @event, Schedule schedule)
    {
        var first = (await world.ImportAsync(@event, schedule)).Value;
        var verbs = await world.VerbsAsync(@event);
        var second = (await world.ImportAsync(@event, schedule)).Value;

        Assert.Equal(schedule.Sessions.Count, first.Added.Count);
        Assert.Equal(["added", "programme.imported"], verbs);
        Assert.True(second.ChangesNothing, string.Join('\n', second.Changed.Concat(second.Removed).Take(3).Select(change => $"{change.Before.Title}: {string.Join(", ", change.Words)}")));
        Assert.Equal(schedule.Sessions.Count, second.Unchanged);
        Assert.Equal(verbs, await world.VerbsAsync(@event));
    }

    /// <summary>One session an hour later, one with another title, one gone; those with a title of their own, so that it is clear which is which.</summary>
    private static Schedule Altered(Schedule schedule, out string former)
    {
        var single = schedule.Sessions.GroupBy(session => session.Title).Where(group => group.Count() == 1).Select(group => group.Single()).ToList();
        var (moved, renamed, gone) = (single[0], single[single.Count / 2], single[^1]);
        former = Rapport.Shared.Slug.From(renamed.Title);
        return schedule with
        {
            Sessions = [.. schedule.Sessions.Where(session => session != gone).Select(session =>
                session == moved ? session with { Start = Later(session.Start) }
                : session == renamed ? session with { Title = "What it is called today" }
                : session)],
        };
    }

    private static ScheduleTime Later(ScheduleTime start) =>
        start.Instant is { } instant ? ScheduleTime.At(instant.AddHours(1)) : ScheduleTime.Wall(start.Clock.AddHours(1));

    private static async Task AssertRedirectsAsync(World world, Event @event, string former)
    {
        var address = await world.AddressOfAsync(@event.Id);
        using var answer = await world.Visitor.GetAsync($"{address}/{former}", World.Cancelled);
        Assert.Empty(world.Logs.Errors.Select(line => line.Failure?.ToString()));
        Assert.Equal($"{address}/what-it-is-called-today", answer.Headers.Location?.ToString() ?? answer.RequestMessage!.RequestUri!.AbsolutePath);
    }
}
