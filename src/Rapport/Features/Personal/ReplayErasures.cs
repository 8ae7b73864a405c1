using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Backup;
using Rapport.Platform.Data;

namespace Rapport.Features.Personal;

/// <summary>
/// Before the first request is answered: whoever is on the list of the erased and is here all the same, because an older
/// backup was restored, is erased again; and whoever was erased here is on the list.
/// </summary>
public sealed partial class ReplayErasures(IServiceScopeFactory scopes, Acts acts, ErasureList list, ILogger<ReplayErasures> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RapportDb>();
        var files = scope.ServiceProvider.GetRequiredService<ErasedFiles>();
        var here = await db.People.Where(person => person.ErasedAt != null)
            .Select(person => new ErasureLine(person.Id, person.LeftWords, person.ErasedAt!.Value)).ToListAsync(cancellationToken);
        var known = here.Select(line => line.Person).ToHashSet();
        foreach (var line in list.Read().Where(line => !known.Contains(line.Person)))
        {
            var input = new ErasePersonInput(line.Person, line.KeepsWords, line.At);
            await files.NoteAsync(line.Person, cancellationToken);
            await acts.RunAsync((ErasePerson act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
            Log.Repeated(logger, line.Person);
        }

        list.Add(here);
        await files.ResumeAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The erasure of person {Id} was looked for, and repeated where a backup had brought them back")]
        public static partial void Repeated(ILogger logger, Guid id);
    }
}
