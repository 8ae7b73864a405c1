using Rapport.Faults;
using Rapport.Features.Accounts;
using Rapport.Features.Capture;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>An event with its people, in which one schedule plays.</summary>
internal sealed record Stage(World World, DeviceHost Host, Schedule Schedule, Event Event)
{
    public required IReadOnlyList<Session> Sessions { get; init; }
    public required IReadOnlyList<Person> People { get; init; }

    /// <summary>What each of the people is signed in with.</summary>
    public required IReadOnlyList<string> Cookies { get; init; }

    /// <summary>An entry that everybody sees from the beginning.</summary>
    public required Entry Planted { get; init; }

    public static async Task<Stage> BuildAsync(World world, DeviceHost host, Schedule schedule)
    {
        var @event = await world.EventAsync();
        var (sessions, people, cookies) = (new List<Session>(), new List<Person>(), new List<string>());
        for (var i = 0; i < Schedule.Sessions; i++)
        {
            sessions.Add(await world.SessionAsync(@event));
        }

        for (var i = 0; i < Schedule.People; i++)
        {
            people.Add(await world.PersonAsync(Role.Reporter, @event));
            cookies.Add($"{Callers.Cookie}={await world.CookieAsync(people[i])}");
        }

        return new(world, host, schedule, @event) { Sessions = sessions, People = people, Cookies = cookies, Planted = await world.EntryAsync(@event, people[0]) };
    }
}
