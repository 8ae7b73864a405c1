namespace Rapport.Bench.Ingest;

/// <summary>The rows of posted entries, written with prepared statements and nothing else. For one writer at a time.</summary>
internal interface IBareRows : IAsyncDisposable
{
    string Name { get; }

    /// <summary>What an operation writes, for the record.</summary>
    string Shape { get; }

    /// <summary>Writes so many operations in one durable transaction.</summary>
    Task WriteAsync(int operations, CancellationToken cancellationToken);

    /// <summary>What the engine itself would do within a minute of so many new rows.</summary>
    Task SettleAsync(CancellationToken cancellationToken);
}
