using StackExchange.Redis;

namespace Rapport.Platform.Nodes;

/// <summary>Publish and subscribe at a Redis server. Several installations at one server tell themselves apart by <c>channelPrefix</c>.</summary>
internal sealed class RedisLine(ConfigurationOptions settings) : IBellLine
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("rapport:bell");

    private volatile ISubscriber? speaker;

    public async Task ListenAsync(Action open, Action<string> heard, CancellationToken cancellationToken)
    {
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var redis = await ConnectionMultiplexer.ConnectAsync(settings);
        redis.ConnectionFailed += (_, _) => cut.TrySetResult();
        var subscriber = redis.GetSubscriber();
        await subscriber.SubscribeAsync(Channel, (_, message) => heard(message.ToString()));
        speaker = subscriber;
        open();
        try
        {
            await cut.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            speaker = null;
        }
    }

    public Task SayAsync(string message, CancellationToken cancellationToken) =>
        speaker?.PublishAsync(Channel, message, CommandFlags.FireAndForget) ?? Task.CompletedTask;
}
