using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Rapport.Platform.Data;
using Rapport.Platform.Jobs;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Capture;

/// <summary>
/// Asks the pages behind links for their titles, one at a time, each once. What waits stands in the rows, so a restart
/// forgets nothing; the doorbell only wakes.
/// </summary>
public sealed partial class LinkTitles : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>In a full hall something is posted many times a second: one look serves them all.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(200);
    private readonly Bell bell = new();
    private readonly IServiceScopeFactory scopes;
    private readonly LinkFetch fetch;
    private readonly CaptureOptions options;
    private readonly ILogger<LinkTitles> logger;

    public LinkTitles(IServiceScopeFactory scopes, LinkFetch fetch, Doorbell doorbell, IOptions<CaptureOptions> options, ILogger<LinkTitles> logger)
    {
        (this.scopes, this.fetch, this.options, this.logger) = (scopes, fetch, options.Value, logger);
        doorbell.OnCommitted(Look);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.FetchLinkTitles && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await AskNextAsync(stoppingToken))
                {
                    await bell.WaitAsync(Patience, stoppingToken);
                    await Task.Delay(Calm, TimeProvider.System, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Log.NotAsked(logger, failure);
                await Task.WhenAny(bell.WaitAsync(Patience, stoppingToken));
            }
        }
    }

    private async Task<bool> AskNextAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var next = await scope.ServiceProvider.GetRequiredService<RapportDb>().Entries
            .Where(entry => entry.AwaitsTitle)
            // By the id alone SQLite walks through every entry; the flag in front makes it take the index of the few.
            .OrderBy(entry => entry.AwaitsTitle).ThenBy(entry => entry.Id)
            .Select(entry => new AwaitedTitle(entry.Id, entry.Content.Url))
            .FirstOrDefaultAsync(stoppingToken);
        if (next is null)
        {
            return false;
        }

        var title = await fetch.TitleAsync(next.Url, stoppingToken);
        await scope.ServiceProvider.GetRequiredService<Acts>()
            .RunAsync((LearnTitle act, CancellationToken token) => act.RunAsync(next, title, token), stoppingToken);
        return true;
    }

    private void Look(IReadOnlyList<Activity> activities)
    {
        if (options.FetchLinkTitles && activities.Any(activity => activity.Verb is "entry.posted" or "entry.amended"))
        {
            bell.Ring();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The title of a link could not be looked up; it is tried again in a minute.")]
        public static partial void NotAsked(ILogger logger, Exception failure);
    }
}
