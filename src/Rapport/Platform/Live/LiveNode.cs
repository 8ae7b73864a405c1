namespace Rapport.Platform.Live;

/// <summary>
/// One write of a channel, and a promise of the next. Every reader walks the same chain at its own pace; what no
/// reader holds any more is collected. The last node of a closed channel is followed by nothing.
/// </summary>
internal sealed class LiveNode(ReadOnlyMemory<byte> bytes)
{
    private readonly TaskCompletionSource<LiveNode?> next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ReadOnlyMemory<byte> Bytes => bytes;

    public Task<LiveNode?> Next => next.Task;

    public LiveNode Follow(ReadOnlyMemory<byte> following)
    {
        var node = new LiveNode(following);
        next.TrySetResult(node);
        return node;
    }

    public void Close() => next.TrySetResult(null);
}
