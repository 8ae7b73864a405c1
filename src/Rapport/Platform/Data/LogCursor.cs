namespace Rapport.Platform.Data;

/// <summary>
/// How far a consumer of the Activity log has come in one stream. Moved in the transaction that keeps what the consumer
/// made of it, so nothing is left out or done in vain; a stream's numbers are safe to read past.
/// </summary>
public sealed class LogCursor
{
    public const int ConsumerLimit = 200;

    private LogCursor()
    {
    }

    public LogCursor(string consumer, Guid streamId, long number) => (Consumer, StreamId, Number) = (consumer, streamId, number);

    public string Consumer { get; private set; } = "";

    public Guid StreamId { get; private set; }

    /// <summary>The last number that is done with.</summary>
    public long Number { get; private set; }
}
