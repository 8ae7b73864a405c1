using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Data;

internal static class JoiningWorlds
{
    extension(World world)
    {
        public Task<Outcome<Guid>> JoinAsync(Event @event, JoiningScript script, CancellationToken? cancellationToken = null) =>
            world.Acts.RunAsync((Joining joining, CancellationToken token) => joining.RunAsync(@event, script, token), cancellationToken ?? World.Cancelled);

        public Task<Outcome<Guid>> JoinPatientlyAsync(Event @event, JoiningScript script) =>
            world.Acts.RunAsync((PatientJoining joining, CancellationToken token) => joining.RunAsync(@event, script, token), World.Cancelled);

        public Task<List<string>> NamesAsync() =>
            world.ReadAsync(db => db.People.Select(person => person.Name).OrderBy(name => name).ToListAsync(World.Cancelled));

        /// <summary>What a reader gets who asks for everything after the last number seen.</summary>
        public Task<List<long>> NumbersAfterAsync(Event @event, long number) =>
            world.ReadAsync(db => db.Activities
                .Where(activity => activity.StreamId == @event.Id && activity.Number > number)
                .OrderBy(activity => activity.Number)
                .Select(activity => activity.Number)
                .ToListAsync(World.Cancelled));
    }

    public static async Task<object?> AskAsync(this RapportDb db, string question)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = question;
        await db.Database.OpenConnectionAsync(World.Cancelled);
        return await command.ExecuteScalarAsync(World.Cancelled);
    }
}
