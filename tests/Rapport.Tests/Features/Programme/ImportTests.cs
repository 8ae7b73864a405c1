using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Import;
using Rapport.Shared;

namespace Rapport.Tests.Features.Programme;

public sealed class ImportTests
{
    private static readonly byte[] TwoTalks = Importing.Csv("Baselines,2026-11-24,10:00,11:00,Hall,Ada,1", "Targets,2026-11-24,11:00,12:00,Hall,Ben,2");

    [Theory]
    [EachEngine]
    public async Task A_session_with_notes_that_the_file_drops_is_cancelled_and_comes_back(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.ImportAsync(@event, Importing.Read(TwoTalks));
        var session = await world.ReadAsync(db => db.Sessions.SingleAsync(row => row.EventId == @event.Id && row.Title == "Targets", World.Cancelled));
        await world.EntryAsync(@event, await world.PersonAsync(Role.Reporter, @event), session: session);
        var without = Importing.Read(Importing.Csv("Baselines,2026-11-24,10:00,11:00,Hall,Ada,1"));

        var plan = (await world.ImportAsync(@event, without)).Value;

        Assert.Equal(1, Assert.Single(plan.Removed).Present.Contributions);
        Assert.Equal(["Baselines 10:00 Hall", "Targets 11:00 Hall cancelled"], await world.ProgrammeAsync(@event));
        using var page = await world.Visitor.GetAsync(await world.AddressOfAsync(session.Id), World.Cancelled);
        Assert.Empty(world.Logs.Errors.Select(line => line.Failure?.ToString()));
        Assert.Equal(200, (int)page.StatusCode);

        await world.ImportAsync(@event, Importing.Read(TwoTalks));
        Assert.Equal(["Baselines 10:00 Hall", "Targets 11:00 Hall"], await world.ProgrammeAsync(@event));
        Assert.Equal(["session.cancelled", "session.reinstated"], (await world.VerbsAsync(@event)).Where(verb => verb.StartsWith("session.", StringComparison.Ordinal)));
    }

    [Theory]
    [EachEngine]
    public async Task Sessions_made_by_hand_or_brought_by_another_source_stay(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.SessionAsync(@event, "By hand", startsAt: new DateTime(2026, 11, 24, 9, 0, 0));
        await world.ImportAsync(@event, Importing.Read(Importing.Csv("Lunch,2026-11-24,12:00,13:00,Foyer,,x")), source: "canteen");

        await world.ImportAsync(@event, Importing.Read(TwoTalks));
        await world.ImportAsync(@event, Importing.Read(Importing.Csv("Targets,2026-11-24,11:30,12:00,Loft,Ben,2")));

        Assert.Equal(["By hand 09:00 ", "Baselines 10:00 Hall cancelled", "Targets 11:30 Loft", "Lunch 12:00 Foyer"], await world.ProgrammeAsync(@event));
    }

    [Fact]
    public async Task Changes_are_told_in_words()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        await world.ImportAsync(@event, Importing.Read(TwoTalks));

        var plan = await world.PreviewAsync(@event, Importing.Read(Importing.Csv(
            "Baselines,2026-11-24,10:30,11:15,Loft,Ada,1", "Targets that bite,2026-11-25,11:00,12:00,Hall,Ben;Cy,2")));

        Assert.Equal(
            [["moved to Loft", "10:00 → 10:30", "60 → 45 minutes"], ["renamed from “Targets”", "Tue 24 Nov 11:00 → Wed 25 Nov 11:00", "other speakers"]],
            plan.Changed.Select(change => change.Words));
    }

    [Theory]
    [EachEngine]
    public async Task Where_the_file_has_no_keys_what_is_ambiguous_is_asked(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.ImportAsync(@event, Importing.Read(Importing.Csv("Clinic,2026-11-24,10:00,11:00,A,,", "Clinic,2026-11-24,14:00,15:00,B,,", "Talk,2026-11-24,16:00,17:00,A,Ada,")));
        var changed = Importing.Read(Importing.Csv("Clinic,2026-11-24,11:00,12:00,A,,", "Clinic,2026-11-24,15:00,16:00,B,,", "Talk,2026-11-24,16:30,17:00,A,Ada,"));

        var seen = await world.PreviewAsync(@event, changed);
        var unanswered = await world.ImportAsync(@event, changed);
        var chosen = seen.Questions[0].Choices[0].Id.ToString();
        var twice = await world.ImportAsync(@event, changed, new() { ["q0"] = chosen, ["q1"] = chosen });
        var answered = await world.ImportAsync(@event, changed, new() { ["q0"] = chosen, ["q1"] = ImportQuestion.New });

        Assert.Equal(["q0", "q1"], seen.Questions.Select(question => question.Name));
        Assert.Equal((0, 1, 0), (seen.Added.Count, seen.Changed.Count, seen.Removed.Count));
        Assert.Equal((ImportProgramme.Open, ImportProgramme.Open), (unanswered.Problem, twice.Problem));
        Assert.False(answered.IsRefused);
        Assert.Equal(["Clinic 11:00 A", "Clinic 14:00 B cancelled", "Clinic 15:00 B", "Talk 16:30 A"], await world.ProgrammeAsync(@event));
    }

    [Theory]
    [EachEngine]
    public async Task A_renamed_session_without_a_key_is_asked_about_and_keeps_its_former_address(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.ImportAsync(@event, Importing.Read(Importing.Csv("Hidden dashboards,2026-11-24,10:00,11:00,A,Ada,")));
        var changed = Importing.Read(Importing.Csv("What the dashboard hides,2026-11-24,10:00,11:00,A,Ada,"));

        var question = Assert.Single((await world.PreviewAsync(@event, changed)).Questions);
        await world.ImportAsync(@event, changed, new() { [question.Name] = question.Suggested });
        var back = Importing.Read(Importing.Csv("Hidden dashboards,2026-11-24,10:00,11:00,A,Ada,"));
        await world.ImportAsync(@event, back, new() { [question.Name] = question.Suggested });

        var slug = await world.ReadAsync(db => db.Sessions.Select(session => session.Slug).SingleAsync(World.Cancelled));
        var formers = await world.ReadAsync(db => db.FormerAddresses.Select(former => former.Slug).ToListAsync(World.Cancelled));
        Assert.Equal("hidden-dashboards", slug);
        Assert.Equal(["what-the-dashboard-hides"], formers);
    }

    [Theory]
    [EachEngine]
    public async Task Two_organisers_who_import_at_once_bring_it_in_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var schedule = Importing.Read(Importing.Csv([.. Enumerable.Range(0, 100).Select(n => $"Talk {n % 7},2026-11-24,{8 + (n % 9)}:00,{9 + (n % 9)}:00,Room {n % 5},Speaker {n % 11},")]));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.ImportAsync(@event, schedule)));

        Assert.Equal(100, await world.CountAsync<Session>(@event));
        Assert.Equal((5, 11), (await world.CountAsync<Room>(@event), await world.CountAsync<Speaker>(@event)));
        Assert.Equal(["added", "programme.imported"], await world.VerbsAsync(@event));
    }

    [Theory]
    [EachEngine]
    public async Task A_plan_that_is_no_longer_what_was_seen_is_refused(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var hash = (await world.PreviewAsync(@event, Importing.Read(TwoTalks))).Hash;
        await world.ImportAsync(@event, Importing.Read(Importing.Csv("Baselines,2026-11-24,10:00,11:00,Hall,Ada,1")));

        var input = new ImportInput(@event.Id, "test", Importing.Read(TwoTalks), hash, null);
        var late = await world.Acts.RunAsync((ImportProgramme act, CancellationToken token) => act.RunAsync(input, token), World.Cancelled);

        Assert.Equal(ImportProgramme.Changed, late.Problem);
        Assert.Equal(1, await world.CountAsync<Session>(@event));
    }

    [Theory]
    [EachEngine]
    public async Task A_new_biography_under_the_same_key_describes_the_same_speaker(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var schedule = Importing.Read(await Fixtures.Read("programmes", "pretalx-democon.json"), "x.json");
        await world.ImportAsync(@event, schedule);
        var before = await world.CountAsync<Speaker>(@event);
        var someone = schedule.Sessions.First(session => session.Speakers.Any(speaker => speaker.Key is not null)).Speakers.First(speaker => speaker.Key is not null);
        var anew = someone with { Name = "Somebody Married", Biography = "Counts potholes." };

        await world.ImportAsync(@event, schedule with
        {
            Sessions = [.. schedule.Sessions.Select(session => session with { Speakers = [.. session.Speakers.Select(speaker => speaker == someone ? anew : speaker)] })],
        });

        Assert.Equal(before, await world.CountAsync<Speaker>(@event));
        Assert.Equal("Counts potholes.", await world.ReadAsync(db => db.Speakers.Where(speaker => speaker.Name == "Somebody Married").Select(speaker => speaker.Biography).SingleAsync(World.Cancelled)));
    }

    [Fact]
    public async Task A_sealed_event_takes_no_import()
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync(phase: Rapport.Features.Events.Phase.Sealed);

        Assert.Equal(ImportProgramme.Sealed, (await world.ImportAsync(@event, Importing.Read(TwoTalks))).Problem);
    }
}
