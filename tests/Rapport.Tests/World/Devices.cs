using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Tests;

public static class Devices
{
    extension(World world)
    {
        public async Task<Device> DeviceAsync(Person person, Event @event) => new(await world.SignInAsync(person), @event, world.Time);

        /// <summary>A reporter of the event with a device.</summary>
        public async Task<Device> ReporterAsync(Event @event) => await world.DeviceAsync(await world.PersonAsync(Role.Reporter, @event), @event);
    }
}
