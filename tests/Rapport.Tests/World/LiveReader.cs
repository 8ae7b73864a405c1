using System.Text.Json;
using System.Threading.Channels;

namespace Rapport.Tests;

/// <summary>Somebody who follows an event by Server-Sent Events and keeps what arrives.</summary>
public sealed class LiveReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpResponseMessage response;
    private readonly CancellationTokenSource leaving = new();
    private readonly Channel<LiveEvent> arrived = Channel.CreateUnbounded<LiveEvent>();
    private readonly Task reading;

    private LiveReader(HttpResponseMessage response)
    {
        this.response = response;
        reading = Task.Run(ReadAsync);
    }

    public static async Task<LiveReader> FollowAsync(HttpClient client, Guid @event, long after)
    {
        var response = await client.GetAsync($"/live/{@event}?after={after}", HttpCompletionOption.ResponseHeadersRead, World.Cancelled);
        response.EnsureSuccessStatusCode();
        return new LiveReader(response);
    }

    /// <summary>The next change of a kind other than a region.</summary>
    public async Task<JsonElement> NextAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(World.Cancelled);
        limit.CancelAfter(Patience);
        while (true)
        {
            if (queued.TryDequeue(out var change))
            {
                return change;
            }

            var next = await arrived.Reader.ReadAsync(limit.Token);
            Events.Add(next);
            foreach (var item in next.Changes.Where(item => item.GetProperty("kind").GetString() != "region"))
            {
                queued.Enqueue(item);
            }
        }
    }

    /// <summary>Waits for the message that says: load the page anew.</summary>
    public async Task ResetAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(World.Cancelled);
        limit.CancelAfter(Patience);
        while ((await arrived.Reader.ReadAsync(limit.Token)).Name != "reset")
        {
        }
    }

    /// <summary>Waits for the server to end it, and keeps what arrives until then.</summary>
    public async Task EndAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(World.Cancelled);
        limit.CancelAfter(Patience);
        await foreach (var next in arrived.Reader.ReadAllAsync(limit.Token))
        {
            Events.Add(next);
        }
    }

    private readonly Queue<JsonElement> queued = new();

    public List<LiveEvent> Events { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        response.Dispose();
        await reading;
        leaving.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(leaving.Token));
            var (id, name, data) = ("", "message", "");
            while (await reader.ReadLineAsync(leaving.Token) is { } line)
            {
                if (line.Length == 0 && data.Length > 0)
                {
                    arrived.Writer.TryWrite(new LiveEvent(id, name, JsonDocument.Parse(data).RootElement));
                    (name, data) = ("message", "");
                }

                id = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : id;
                name = line.StartsWith("event: ", StringComparison.Ordinal) ? line[7..] : name;
                data = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : data;
            }

            arrived.Writer.TryComplete();
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            arrived.Writer.TryComplete();
        }
    }
}
