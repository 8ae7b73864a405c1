namespace Rapport.Bench.Search;

/// <summary>The engine's own search on the product's tables, by hand: who may see it, newest first, no more than is counted, and one page of texts.</summary>
internal interface IBareSearch : IAsyncDisposable
{
    string Name { get; }

    /// <summary>How many rows the index has.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <returns>How many were found.</returns>
    Task<int> FindAsync(string query, CancellationToken cancellationToken);
}
