using System.Net;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Releases;
using Rapport.Shared;
using Rapport.Tests.Features.Programme.Day;

namespace Rapport.Tests.Features.Programme.Releases;

public sealed class ReleaseTests
{
    [Theory, EachEngine]
    public async Task Each_release_tells_what_differs_from_the_last_and_nothing_twice(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var session = await world.SlotAsync(@event, "Counting bins", null, "14:30");
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));
        Assert.Equal($"{home}/programme/changes", (await organiser.ReleaseAsync(home)).Landed());
        await EditAsync(world, organiser, session, "start", "16:00");
        await EditAsync(world, organiser, session, "start", "15:00");
        await EditAsync(world, organiser, session, "title", "Bin counts");
        await world.SlotAsync(@event, "One more", null, "17:00");

        await organiser.ReleaseAsync(home);
        var again = await organiser.ReleaseAsync(home);

        Assert.Contains(ProgrammeProblems.NothingToRelease.Sentence, await again.Content.ReadAsStringAsync(World.Cancelled), StringComparison.Ordinal);
        var log = await world.Visitor.LogAsync(home);
        Assert.Contains("“Counting bins” is now called “Bin counts”; moved, 14:30 → 15:00", log, StringComparison.Ordinal);
        Assert.Contains("new: “One more”", log, StringComparison.Ordinal);
        Assert.Equal([1, 2], await world.ReadAsync(db => db.Releases.OrderBy(row => row.Number).Select(row => row.Number).ToListAsync(World.Cancelled)));
        Assert.Equal(["added", "programme.released", "programme.released"], await world.VerbsAsync(@event.Id));
    }

    [Theory, EachEngine]
    public async Task A_change_kept_for_the_next_release_is_seen_by_no_reader_before_it(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var room = await world.RoomAsync(@event, "Planted undercroft");
        var (kept, dropped) = (await world.SlotAsync(@event, "A", null, "14:30"), await world.SlotAsync(@event, "B", null, "14:30"));
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));
        await organiser.ReleaseAsync(home);
        foreach (var session in new[] { kept, dropped })
        {
            var move = $"act=move&session={session.Id}&room={room.Id}&day={@event.StartsOn:yyyy-MM-dd}&start=15:17&later=true";
            Assert.Equal($"{home}/programme/release", (await organiser.ChangeAsync(home, move)).Landed());
        }

        await organiser.SendAsync($"{home}/programme/release?handler=drop", new Dictionary<string, string> { ["session"] = dropped.Id.ToString() });
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, at: @event));
        foreach (var page in new[] { "", "/programme", "/programme?view=grid", "/programme/changes", "/a" })
        {
            var shown = await world.Visitor.GetStringAsync(home + page, World.Cancelled) + await reporter.GetStringAsync(home + page, World.Cancelled);
            Assert.DoesNotContain("15:17", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("undercroft", shown, StringComparison.Ordinal);
        }

        await organiser.ReleaseAsync(home);
        Assert.Equal(["A 15:17 45 Planted undercroft", "B 14:30 45 -"], await world.DayAsync(@event));
        Assert.Contains("“A” moved to Planted undercroft, 14:30 → 15:17", await world.Visitor.LogAsync(home), StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => db.Proposals.ToListAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task A_session_for_the_team_is_in_no_strangers_change_log(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        await world.SessionAsync(@event, "Planted meeting", Visibility.Team);
        var (home, organiser) = (await world.AddressOfAsync(@event.Id), await world.OrganiserAsync(@event));
        await organiser.ReleaseAsync(home);
        using var member = await world.SignInAsync(await world.PersonAsync(Role.Member, at: @event));
        using var reporter = await world.SignInAsync(await world.PersonAsync(Role.Reporter, at: @event));

        foreach (var reader in new[] { world.Visitor, member })
        {
            Assert.DoesNotContain("Release 1", await reader.LogAsync(home), StringComparison.Ordinal);
            Assert.DoesNotContain("Release 1", await reader.GetStringAsync($"{home}/programme", World.Cancelled), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"{home}/programme/changes?release=1", World.Cancelled)).StatusCode);
        }

        Assert.Contains("Planted meeting", await reporter.LogAsync(home), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Two_who_release_at_once_lose_no_line_and_double_no_number(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var sessions = new[] { await world.SlotAsync(@event, "A", null, "10:00"), await world.SlotAsync(@event, "B", null, "11:00") };
        var home = await world.AddressOfAsync(@event.Id);
        var organisers = new[] { await world.OrganiserAsync(@event), await world.OrganiserAsync(@event, "Alan Birtwistle") };
        await organisers[0].ReleaseAsync(home);
        for (var round = 0; round < 5; round++)
        {
            var start = $"{12 + round}:00";
            await Task.WhenAll(organisers.Zip(sessions).Select(async pair =>
            {
                await EditAsync(world, pair.First, pair.Second, "start", start);
                await pair.First.ReleaseAsync(home);
            }));
        }

        var numbers = await world.ReadAsync(db => db.Releases.Where(row => row.EventId == @event.Id).OrderBy(row => row.Number).Select(row => row.Number).ToListAsync(World.Cancelled));
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        foreach (var session in sessions)
        {
            var lines = await world.ReadAsync(db => db.ReleaseLines.Where(row => row.SessionId == session.Id).OrderBy(row => row.Number).ToListAsync(World.Cancelled));
            Assert.Equal(["12:00", "13:00", "14:00", "15:00", "16:00"], lines.Skip(1).Select(line => $"{line.Wall:HH:mm}"));
            Assert.Equal(lines.SkipLast(1).Select(line => line.After), lines.Skip(1).Select(line => line.Before));
        }
    }

    [Theory, EachEngine]
    public async Task A_thousand_sessions_are_released_and_their_log_is_whole(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync();
        var home = await world.AddressOfAsync(@event.Id);
        var organiser = await world.OrganiserAsync(@event);
        await world.PlantAsync(async db =>
        {
            var around = await db.Subjects.SingleAsync(row => row.Id == @event.Id, World.Cancelled);
            for (var i = 0; i < 1000; i++)
            {
                var session = new Session(Ids.New(world.Time), @event.Id, $"s-{i}", $"Talk {i}");
                session.Schedule(@event.StartsOn.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromMinutes(45), EventZone.Of(@event.Zone), null);
                db.Add(new Subject(session.Id, Session.SubjectKind, new(@event.SpaceId, @event.Id, session.Id), null, world.Time.GetUtcNow())
                    .Named(session.Title, $"{around.Address}/{session.Slug}").SeenBy(Visibility.Public, around.Visibility));
                db.Add(session);
            }
        });
        var began = TimeProvider.System.GetTimestamp();

        await organiser.ReleaseAsync(home);
        var saved = TimeProvider.System.GetElapsedTime(began);
        var log = await world.Visitor.GetStringAsync($"{home}/programme/changes?release=1", World.Cancelled);

        TestContext.Current.TestOutputHelper?.WriteLine($"Released in {saved.TotalMilliseconds:N0} ms, shown after {TimeProvider.System.GetElapsedTime(began).TotalMilliseconds:N0} ms");
        Assert.Equal(1000, log.Split("new: <a").Length - 1);
        Assert.Contains(">All of it: 1,000 sessions</a>", await world.Visitor.GetStringAsync($"{home}/programme/changes", World.Cancelled), StringComparison.Ordinal);
    }

    private static async Task EditAsync(World world, HttpClient organiser, Session session, string field, string value)
    {
        var page = $"{await world.AddressOfAsync(session.Id)}/edit";
        var form = await organiser.FormAsync(page);
        form[field] = value;
        await organiser.SendAsync(page, form);
    }
}
