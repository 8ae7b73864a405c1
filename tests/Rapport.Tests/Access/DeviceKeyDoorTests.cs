using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Features.Events;
using Rapport.Tests.Rules;

namespace Rapport.Tests.Access;

/// <summary>A device key opens the doors that say so, and at all others its bearer is a stranger.</summary>
public sealed class DeviceKeyDoorTests
{
    private static readonly string[] Doors =
    [
        "DELETE /api/v1/uploads/{id:guid}",
        "DELETE /api/v1/uploads/{id:guid}/original",
        "GET /api/v1/events/{event:guid}/snapshot",
        "HEAD /api/v1/uploads/{id:guid}",
        "HEAD /api/v1/uploads/{id:guid}/original",
        "OPTIONS /api/v1/uploads",
        "PATCH /api/v1/uploads/{id:guid}",
        "PATCH /api/v1/uploads/{id:guid}/original",
        "POST /api/v1/events/{event:guid}/handovers",
        "POST /api/v1/events/{event:guid}/operations",
        "POST /api/v1/notes/{note:guid}/exchange",
        "POST /api/v1/uploads",
    ];

    [Fact]
    public async Task The_doors_that_take_a_key_are_exactly_these()
    {
        await using var world = await World.StartAsync();

        var marked = world.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<AcceptsDeviceKey>() is not null)
            .Select(route => $"{route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} /{route.RoutePattern.RawText!.TrimStart('/')}");

        Assert.Equal(Doors, marked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task At_all_other_doors_the_key_of_a_host_opens_nothing()
    {
        await using var world = await World.StartAsync();
        var premises = await Premises.BuildAsync(world);
        var keys = new List<string>();
        foreach (var @event in await world.ReadAsync(db => db.Events.ToListAsync(World.Cancelled)))
        {
            keys.Add((await premises.BrowserOf(Who.Host).KeyAsync(@event)).Key);
        }

        var wrong = new List<string>();
        foreach (var row in AccessTable.Read().Where(row => !Doors.Contains(row.Entrance) && !row.Entrance.StartsWith(Entrance.Operation, StringComparison.Ordinal)))
        {
            foreach (var key in keys)
            {
                using var device = world.Client().With(key);
                var answer = await Visit.TryAsync(device, row, premises.Values(row.Thing, Who.Stranger));
                wrong.AddRange(answer == row.Answers[(int)Who.Stranger] ? [] : [$"{row}: {answer}, not {row.Answers[(int)Who.Stranger]}"]);
            }
        }

        Rule.Holds(wrong);
    }
}
