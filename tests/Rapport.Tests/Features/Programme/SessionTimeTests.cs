using System.Net;
using Rapport.Features.Programme;

namespace Rapport.Tests.Features.Programme;

public sealed class SessionTimeTests
{
    // The clocks go back in London on this day, from 02:00 to 01:00.
    private static readonly DateTimeOffset Autumn = new(2026, 10, 25, 9, 0, 0, TimeSpan.Zero);

    [Theory, EachEngine]
    public async Task A_session_moved_over_midnight_ends_on_the_next_day(Engine engine)
    {
        await using var world = await World.StartAsync(engine, new() { Time = new SetClock(Autumn.AddDays(30)) });
        var session = await MovedAsync(world, "2026-11-24", "23:30", "90");

        Assert.Equal(new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.Zero), session.StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero), session.EndsAt);
        var page = await world.Visitor.GetStringAsync($"{await EventAddressAsync(world, session)}/programme?view=grid", World.Cancelled);
        Assert.Contains("<th scope=\"row\">23:30</th>", page, StringComparison.Ordinal);
        Assert.Contains("Tuesday 24 November", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Wednesday 25 November", page, StringComparison.Ordinal);
    }

    [Theory]
    [EachEngine("00:30", "23:30", "to 01:30")]
    [EachEngine("01:30", "00:30", "to 02:30")]
    [EachEngine("02:30", "02:30", "to 04:30")]
    public async Task A_session_over_the_clock_change_lasts_as_long_as_it_says(Engine engine, string start, string utc, string until)
    {
        await using var world = await World.StartAsync(engine, new() { Time = new SetClock(Autumn) });
        var session = await MovedAsync(world, "2026-10-25", start, "120");

        Assert.Equal(utc, session.StartsAt!.Value.ToString("HH:mm"));
        Assert.Equal(TimeSpan.FromMinutes(120), session.EndsAt - session.StartsAt);
        var page = await world.Visitor.GetStringAsync($"{await EventAddressAsync(world, session)}/programme", World.Cancelled);
        Assert.Contains($"<time>{start}</time>", page, StringComparison.Ordinal);
        Assert.Contains(until, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day", "", "Please give the day as well, or leave both empty while the time is open.")]
    [InlineData("start", "half ten", "Please give the time as well, or leave both empty while the time is open.")]
    [InlineData("minutes", "-5", "Please give a whole number of minutes up to 10,080, which is seven days.")]
    [InlineData("minutes", "99999999999", "Please give a whole number of minutes up to 10,080, which is seven days.")]
    [InlineData("day", "9999-12-31", "This is far away from the days of the event.")]
    [InlineData("title", " \u202e ", "Please give the session a title.")]
    [InlineData("url", "javascript:alert(1)", "A link starts with https:// or http:// and has at most 1,000 characters.")]
    public async Task What_makes_no_sense_gets_one_sentence_beside_its_field_and_nothing_is_lost(string field, string value, string sentence)
    {
        await using var world = await World.StartAsync();
        var @event = await world.EventAsync();
        var session = await world.SessionAsync(@event, "Costing the count");
        var page = $"{await world.AddressOfAsync(session.Id)}/edit";
        var organiser = await world.OrganiserAsync(@event);
        var form = await organiser.FormAsync(page);
        (form["abstract"], form[field]) = ("Kept.", value);

        var answer = await organiser.SendAsync(page, form);

        var shown = ProgrammeEditing.Text(await answer.Content.ReadAsStringAsync(World.Cancelled));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"<span class=\"wrong\" id=\"{field}-w\">{sentence}</span>", shown, StringComparison.Ordinal);
        Assert.Contains($"<li><a href=\"#{field}\">{sentence}</a></li>", shown, StringComparison.Ordinal);
        var again = ProgrammeEditing.FieldsOf(await answer.Content.ReadAsStringAsync(World.Cancelled));
        Assert.Equal(("Kept.", form["basedOn"]), (again["abstract"], again["basedOn"]));
        Assert.Equal(["added"], await world.VerbsAsync(session.Id));
    }

    private static async Task<Session> MovedAsync(World world, string day, string start, string minutes)
    {
        var @event = await world.EventAsync();
        var planted = await world.SessionAsync(@event, "Night watch");
        var page = $"{await world.AddressOfAsync(planted.Id)}/edit";
        var organiser = await world.OrganiserAsync(@event);
        var form = await organiser.FormAsync(page);
        (form["day"], form["start"], form["minutes"]) = (day, start, minutes);
        var answer = await organiser.SendAsync(page, form);
        Assert.Equal(await world.AddressOfAsync(planted.Id), answer.Landed());
        return await world.StoredAsync(planted.Id);
    }

    private static async Task<string> EventAddressAsync(World world, Session session) => await world.AddressOfAsync(session.EventId);
}
