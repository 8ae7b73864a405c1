using Rapport.Platform.Data;
using Rapport.Platform.Files;
using Rapport.Platform.Jobs;
using Rapport.Platform.Video;

namespace Rapport.Features.Media;

/// <summary>
/// Works on recordings, one after the other, where this machine has ffmpeg. What waits stands in the rows with a lease, so
/// a restart forgets nothing and two nodes do not do the same; what fails leaves the cleaned copy as it is.
/// </summary>
public sealed partial class PrepareRecordings(Ffmpeg ffmpeg, RecordingWorkshop workshop, FileStore store, Acts acts, ILogger<PrepareRecordings> logger) : BackgroundService
{
    /// <summary>A try that a restart or a crash cut short is made again, but not for ever.</summary>
    public const int TryLimit = 3;

    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);
    private readonly Bell bell = new();

    public bool Works => ffmpeg.IsThere;

    /// <summary>Says that a recording was committed, so that it need not wait for the next look.</summary>
    public void Ring()
    {
        bell.Ring();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (ffmpeg.IsThere && !stoppingToken.IsCancellationRequested)
        {
            // First of all: a start belongs to those who wait for a page.
            await bell.WaitAsync(Poll, stoppingToken);
            try
            {
                while (await acts.RunAsync((TakeRecording act, CancellationToken token) => act.RunAsync(token), stoppingToken) is { } work)
                {
                    await WorkAsync(work, stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Log.Stuck(logger, failure);
            }
        }
    }

    private async Task WorkAsync(RecordingWork work, CancellationToken stoppingToken)
    {
        var (made, failures) = work.Tries > TryLimit ? (new RecordingMade(), 1) : await workshop.MakeAsync(work, stoppingToken);
        if (failures > 0)
        {
            Log.NotMade(logger, work.Id);
        }

        var settled = await acts.RunAsync((KeepRecording act, CancellationToken token) => act.RunAsync(work, made, token), CancellationToken.None);
        if (!settled)
        {
            workshop.Drop(made);
        }
        else if (made.PlayKey is not null)
        {
            // Whoever is playing the earlier copy may finish.
            store.Delete(work.PlayKey);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "ffmpeg could not make a picture or a copy of recording {Id}; it stays as it was sent and cleaned")]
        public static partial void NotMade(ILogger logger, Guid id);

        [LoggerMessage(Level = LogLevel.Error, Message = "The queue of recordings could not be worked on; it is tried again")]
        public static partial void Stuck(ILogger logger, Exception failure);
    }
}
