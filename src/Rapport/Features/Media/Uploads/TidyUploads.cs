using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Files;

namespace Rapport.Features.Media.Uploads;

/// <summary>
/// Takes away what was never finished in time, now and then. Done by several nodes at once it is done once: a row goes
/// first, and a piecewise file that no row names goes whoever finds it.
/// </summary>
public sealed partial class TidyUploads(IServiceScopeFactory scopes, PartialFiles files, Acts acts, TimeProvider time, ILogger<TidyUploads> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await acts.RunAsync((CloseUpload act, CancellationToken token) => act.DropOverAsync(token), cancellationToken);
        // Looked at before the rows are: a file that comes meanwhile is none of these.
        var here = files.Keys();
        await using var scope = scopes.CreateAsyncScope();
        var known = await scope.ServiceProvider.GetRequiredService<RapportDb>().Uploads.Where(upload => here.Contains(upload.Key)).Select(upload => upload.Key).ToListAsync(cancellationToken);
        foreach (var key in here.Except(known))
        {
            files.Delete(key);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Poll, time, stoppingToken);
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.Stuck(logger, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Unfinished uploads could not be taken away; it is tried again.")]
        public static partial void Stuck(ILogger logger, Exception failure);
    }
}
