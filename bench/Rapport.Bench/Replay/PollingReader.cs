using System.Globalization;
using System.Text.Json;
using Rapport.Bench.Staging;

namespace Rapport.Bench.Replay;

/// <summary>A reader of the public polling addresses, who must be told of each entry once.</summary>
internal sealed class PollingReader(Visitor visitor, Guid eventId)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private long upTo;

    /// <summary>The entries as they were told: id and number.</summary>
    public List<(Guid Id, long Number)> Told { get; } = [];

    public async Task StartAsync(long after, CancellationToken cancellationToken)
    {
        upTo = after;
        await PollAsync(cancellationToken);
        Told.Clear();
    }

    /// <summary>Polls until it knows everything up to a number that somebody else tells.</summary>
    public async Task FollowAsync(Task<long> end, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (!end.IsCompleted || upTo < await end)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            await PollAsync(cancellationToken);
        }
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        using var answer = JsonDocument.Parse(await visitor.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/live/{eventId}/after/{upTo}"), cancellationToken));
        if (answer.RootElement.TryGetProperty("reset", out _))
        {
            throw new BenchFailure("The reader was told to load its page anew: more was posted between two polls than is replayed.");
        }

        upTo = answer.RootElement.GetProperty("upTo").GetInt64();
        foreach (var change in answer.RootElement.GetProperty("changes").EnumerateArray())
        {
            if (change.GetProperty("change").GetString() == "show" && change.GetProperty("kind").GetString() == "entry")
            {
                Told.Add((change.GetProperty("subject").GetGuid(), change.GetProperty("n").GetInt64()));
            }
        }
    }
}
