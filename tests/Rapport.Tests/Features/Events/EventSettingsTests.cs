using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Features.Spaces;
using Rapport.Shared;
using Rapport.Tests.Features.Programme;

namespace Rapport.Tests.Features.Events;

public sealed partial class EventSettingsTests
{
    [Theory, EachEngine]
    public async Task Pages_of_organisers_are_not_found_by_anybody_else(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space);
        HttpClient[] strangers =
        [
            world.Visitor,
            await world.SignInAsync(await world.PersonAsync()),
            await world.SignInAsync(await world.PersonAsync(Role.Member, of: space)),
            await world.SignInAsync(await world.PersonAsync(Role.Reporter, of: space)),
            await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: await world.SpaceAsync())),
        ];
        string[] pages = [$"/{space.Slug}/settings", $"/{space.Slug}/people", $"/{space.Slug}/events/new", $"/{space.Slug}/{@event.Slug}/settings", "/spaces/new"];
        foreach (var (stranger, page) in strangers.SelectMany(stranger => pages.Select(page => (stranger, page))))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page, World.Cancelled)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.SendAsync(page, ("Name", "Taken over"), ("Form.Title", "Taken over"))).StatusCode);
        }

        Assert.Equal(0, await world.ReadAsync(db => db.Subjects.CountAsync(row => row.Title == "Taken over", World.Cancelled)));
    }

    [Theory]
    [EachEngine("")]
    [EachEngine("everybody")]
    [EachEngine("AuthorOnly")]
    public async Task A_form_that_does_not_say_for_whom_opens_nothing(Engine engine, string visibility)
    {
        await using var world = await World.StartAsync(engine);
        var @event = await world.EventAsync(await world.SpaceAsync(visibility: Visibility.Team), visibility: Visibility.Team);
        var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: null, at: @event));
        var host = await world.SignInAsync(await world.HostAsync());
        var (place, space) = (await world.AddressOfAsync(@event.Id), await world.AddressOfAsync(@event.SpaceId));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await organiser.SendAsync($"{place}/settings?handler=Visibility", ("visibility", visibility))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.SendAsync($"{space}/settings?handler=Visibility", ("visibility", visibility))).StatusCode);

        Assert.All(await world.ReadAsync(db => db.Subjects.ToListAsync(World.Cancelled)), subject => Assert.Equal(Visibility.Team, subject.OwnVisibility));
    }

    [Theory, EachEngine]
    public async Task An_organiser_describes_an_event_and_sees_it_on_its_page_at_once(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, @event, organiser) = await PlaceAsync(world);
        var address = $"/{space.Slug}/{@event.Slug}";
        await world.Visitor.GetAsync(address, World.Cancelled);

        var answer = await organiser.FillAsync($"{address}/settings", Fields("Measuring <what> matters", "2026-11-24", "2026-11-25", "Europe/Paris"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Measuring &lt;what&gt; matters", await world.Visitor.GetStringAsync(address, World.Cancelled), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Sessions_keep_their_wall_time_when_the_zone_changes(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, @event, organiser) = await PlaceAsync(world);
        var session = await world.SessionAsync(@event, startsAt: new DateTime(2026, 7, 1, 10, 0, 0));
        var unscheduled = await world.SessionAsync(@event);
        await world.PlantAsync(async db =>
            (await db.Sessions.SingleAsync(row => row.Id == unscheduled.Id, World.Cancelled)).Schedule(null, TimeSpan.FromMinutes(30), EventZone.Utc, null));

        await organiser.FillAsync($"/{space.Slug}/{@event.Slug}/settings", [.. Fields("Summer", "2026-07-01", "2026-07-01", "America/New_York"), ("TakesAlong", "false")]);

        var moved = await world.ReadAsync(db => db.Sessions.SingleAsync(row => row.Id == session.Id, World.Cancelled));
        Assert.Equal(new DateTime(2026, 7, 1, 10, 0, 0), moved.StartsAtWall);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 14, 0, 0, TimeSpan.Zero), moved.StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 14, 45, 0, TimeSpan.Zero), moved.EndsAt);
        Assert.Null(await world.ReadAsync(db => db.Sessions.Where(row => row.Id == unscheduled.Id).Select(row => row.StartsAt).SingleAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task Who_moves_an_event_is_told_which_sessions_stay_behind_and_takes_them_along_in_one_act(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, @event, organiser) = await PlaceAsync(world);
        var page = $"/{space.Slug}/{@event.Slug}/settings";
        var first = await world.SessionAsync(@event, "Counting bins");
        var second = await world.SessionAsync(@event, "Counting trees", startsAt: @event.StartsOn.ToDateTime(new TimeOnly(14, 0)));
        var day = EventForm.Text(@event.StartsOn.AddDays(31));
        var asked = await organiser.FillAsync(page, Fields("Moved", day, day, "Europe/London"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        var told = ProgrammeEditing.Text(await asked.Content.ReadAsStringAsync(World.Cancelled));
        Assert.Contains("“Counting bins” and “Counting trees” are on days outside these.", told, StringComparison.Ordinal);
        Assert.Contains("by 31 days later", told, StringComparison.Ordinal);
        Assert.Equal(@event.StartsOn, await world.ReadAsync(db => db.Events.Select(row => row.StartsOn).SingleAsync(World.Cancelled)));

        var form = ProgrammeEditing.FieldsOf(told);
        form["TakesAlong"] = "true";
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.SendAsync(page, form)).StatusCode);
        Assert.Equal([first.StartsAtWall!.Value.AddDays(31), second.StartsAtWall!.Value.AddDays(31)],
            await world.ReadAsync(db => db.Sessions.OrderBy(row => row.StartsAtWall).Select(row => row.StartsAtWall!.Value).ToListAsync(World.Cancelled)));
        Assert.Equal(["added", "session.moved"], await world.VerbsAsync(first.Id));
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.FillAsync(page, ("Form.Title", "Moved, and renamed"))).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Who_moves_an_event_to_another_zone_is_told_what_that_does_to_the_programme(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var (space, @event, organiser) = await PlaceAsync(world);
        var page = $"/{space.Slug}/{@event.Slug}/settings";
        Assert.Equal(HttpStatusCode.Redirect, (await organiser.FillAsync(page, ("Form.Zone", "Europe/Paris"))).StatusCode);
        await world.SessionAsync(@event);

        var asked = await organiser.FillAsync(page, ("Form.Zone", "Asia/Tokyo"));

        var told = ProgrammeEditing.Text(await asked.Content.ReadAsStringAsync(World.Cancelled));
        Assert.Contains("keeps its times on the clock, which are Tokyo time then.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Moves along", told, StringComparison.Ordinal);
        Assert.Equal("Europe/Paris", await world.ReadAsync(db => db.Events.Select(row => row.Zone).SingleAsync(World.Cancelled)));
    }

    [Theory]
    [EachEngine("", "2026-11-24", "Europe/London", "title")]
    [EachEngine("Kept", "2026-11-23", "Europe/London", "from to")]
    [EachEngine("Kept", "2026-11-24", "Atlantis/Capital", "zone")]
    public async Task A_refused_form_leads_to_what_is_wrong_and_marks_its_fields(Engine engine, string title, string to, string zone, string fields)
    {
        await using var world = await World.StartAsync(engine);
        var (space, @event, organiser) = await PlaceAsync(world);

        var answer = await organiser.FillAsync($"/{space.Slug}/{@event.Slug}/settings", Fields(title, "2026-11-24", to, zone));

        var page = await answer.Content.ReadAsStringAsync(World.Cancelled);
        Assert.Contains("id=\"refused\" role=\"alert\" tabindex=\"-1\" autofocus", page, StringComparison.Ordinal);
        Assert.Equal(fields, string.Join(' ', Wrong().Matches(page).Select(field => field.Groups[1].Value)));
    }

    [GeneratedRegex("<(?:input|textarea)[^>]* id=\"(\\w+)\"[^>]* aria-invalid=\"true\"[^>]* aria-describedby=\"(?:zone-h )?refused\"")]
    private static partial Regex Wrong();

    [Theory]
    [InlineData("", "2026-11-24", "2026-11-24", "Europe/London", "Please give the event a title.")]
    [InlineData("Kept", "2026-11-24", "2026-11-23", "Europe/London", "An event cannot end before it starts.")]
    [InlineData("Kept", "9999-99-99", "", "Europe/London", "Please give both days")]
    [InlineData("Kept", "2026-11-24", "", "Atlantis/Capital", "Please name a zone")]
    public async Task A_form_that_is_refused_comes_back_as_it_was_typed(string title, string from, string to, string zone, string sentence)
    {
        await using var world = await World.StartAsync();
        var (space, @event, organiser) = await PlaceAsync(world);

        var answer = await organiser.SendAsync($"/{space.Slug}/{@event.Slug}/settings", Fields(title, from, to, zone));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(World.Cancelled);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{zone}\"", page, StringComparison.Ordinal);
        Assert.Equal(@event.Title, await world.ReadAsync(db => db.Events.Where(row => row.Id == @event.Id).Select(row => row.Title).SingleAsync(World.Cancelled)));
    }

    [Theory, EachEngine]
    public async Task An_organiser_of_the_event_alone_sets_its_phase(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var @event = await world.EventAsync(space, phase: Phase.Before);
        var organiser = await world.SignInAsync(await world.PersonAsync(Role.Organiser, at: @event));

        var answer = await organiser.SendAsync($"/{space.Slug}/{@event.Slug}/settings?handler=Phase", ("phase", "Sealed"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(Phase.Sealed, await world.ReadAsync(db => db.Events.Where(row => row.Id == @event.Id).Select(row => row.Phase).SingleAsync(World.Cancelled)));
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"/{space.Slug}/people", World.Cancelled)).StatusCode);
    }

    [Theory, EachEngine]
    public async Task Two_events_of_one_title_get_two_addresses_also_at_the_same_moment(Engine engine)
    {
        await using var world = await World.StartAsync(engine);
        var space = await world.SpaceAsync();
        var day = new DateOnly(2026, 11, 24);

        var added = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.Acts.RunAsync(
            (AddEvent act, CancellationToken token) => act.RunAsync(new(space.Id, "Measuring what matters", day, day, "Europe/London"), token), World.Cancelled)));

        Assert.Equal(
            ["measuring-what-matters", "measuring-what-matters-2", "measuring-what-matters-3", "measuring-what-matters-4"],
            added.Select(outcome => outcome.Value.Slug).Order(StringComparer.Ordinal));
    }

    private static async Task<(Space Space, Event Event, HttpClient Organiser)> PlaceAsync(World world)
    {
        var space = await world.SpaceAsync();
        return (space, await world.EventAsync(space), await world.SignInAsync(await world.PersonAsync(Role.Organiser, of: space)));
    }

    private static (string, string)[] Fields(string title, string from, string to, string zone) =>
        [("Form.Title", title), ("Form.From", from), ("Form.To", to), ("Form.Zone", zone), ("Form.Venue", "The Guildhall"), ("Form.Summary", "")];
}
