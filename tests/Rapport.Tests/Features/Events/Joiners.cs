using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;

namespace Rapport.Tests.Features.Events;

/// <summary>Events that take guests, and guests in them.</summary>
internal static class Joiners
{
    extension(World world)
    {
        public Task ChangeJoiningAsync(Event @event, Joining joining, bool isNewCode = false) =>
            world.Acts.RunAsync((ChangeJoining act, CancellationToken token) => act.RunAsync(new(@event.Id, joining, true, isNewCode, null), token), World.Cancelled);

        /// <summary>The code that guests come in with.</summary>
        public async Task<string> OpenForGuestsAsync(Event @event, Joining joining)
        {
            await world.ChangeJoiningAsync(@event, joining);
            return (await world.ReadAsync(db => db.Events.Where(row => row.Id == @event.Id).Select(row => row.JoinCode).SingleAsync(World.Cancelled)))!;
        }

        public async Task<(HttpClient Browser, Guid PersonId)> JoinAsync(string code, string name = "Gwen Guest")
        {
            var browser = world.Client();
            await browser.SendAsync($"/join/{code}", ("name", name));
            return (browser, await world.ReadAsync(db => db.People.Where(person => person.Name == name).Select(person => person.Id).SingleAsync(World.Cancelled)));
        }

        public Task<int> CommentsOnAsync(Guid subject) =>
            world.ReadAsync(db => db.Subjects.Where(row => row.Id == subject).Select(row => row.CommentCount).SingleAsync(World.Cancelled));
    }
}
