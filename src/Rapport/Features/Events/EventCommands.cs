using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Spaces;
using Rapport.Platform.Commands;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

internal static class EventCommands
{
    public static Command Event(CommandRunner runner) => new("event", "Events in a space.") { Add(runner) };

    private static Command Add(CommandRunner runner)
    {
        var space = new Argument<string>("SPACE") { Description = "The address of its space." };
        var title = new Argument<string>("TITLE") { Description = "The event's title." };
        var from = new Option<string>("--from") { Description = "The first day, such as 2026-11-24.", Required = true, HelpName = "DAY" };
        var to = new Option<string>("--to") { Description = "The last day; the first one where it is left out.", HelpName = "DAY" };
        var zone = new Option<string>("--zone") { Description = "The IANA zone of the programme's times, such as Europe/London.", Required = true, HelpName = "ZONE" };
        var venue = new Option<string>("--venue") { Description = "Where it is.", HelpName = "VENUE" };
        var slug = new Option<string>("--slug") { Description = "Its address; otherwise made from the title.", HelpName = "SLUG" };
        var command = new Command("add", "Add an event to a space.") { space, title, from, to, zone, venue, slug };
        command.SetAction((parsed, token) => runner.RunAsync(async (services, stop) =>
        {
            var first = Day(parsed.GetRequiredValue(from));
            var last = parsed.GetValue(to) is { } day ? Day(day) : first;
            if (first is null || last is null)
            {
                return new Problem("day_wrong", "Write a day as year, month and day: 2026-11-24.");
            }

            var home = parsed.GetRequiredValue(space).Trim('/');
            var spaceId = await services.GetRequiredService<RapportDb>().Spaces.Where(row => row.Slug == home).Select(row => row.Id).SingleOrDefaultAsync(stop);
            var input = new AddEventInput(spaceId, parsed.GetRequiredValue(title), first.Value, last.Value, parsed.GetRequiredValue(zone))
            {
                Venue = parsed.GetValue(venue) ?? "",
                Slug = parsed.GetValue(slug),
            };
            var added = await services.GetRequiredService<Acts>().RunAsync((AddEvent act, CancellationToken ct) => act.RunAsync(input, ct), stop);
            return added.Match<Outcome<string>>(made => $"/{home}/{made.Slug}", problem => problem);
        }, token));
        return command;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
