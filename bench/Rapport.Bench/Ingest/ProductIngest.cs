using System.Text;
using Rapport.Bench.Load;
using Rapport.Bench.Staging;

namespace Rapport.Bench.Ingest;

/// <summary>Producers at the device API, each on a connection of its own.</summary>
internal static class ProductIngest
{
    private static readonly byte[] Accepted = Encoding.ASCII.GetBytes("\"accepted\"");

    public static async Task<IngestFigures> RunAsync(Stage stage, IngestLoad load, CancellationToken cancellationToken)
    {
        var connections = new System.Collections.Concurrent.ConcurrentBag<RawConnection>();
        var path = $"/api/v1/events/{stage.EventId}/operations";
        var cookie = stage.Host.CookieHeader;
        try
        {
            return await load.RunAsync(async token =>
            {
                var connection = await RawConnection.OpenAsync(stage.Server.EndPoint, token);
                connections.Add(connection);
                var number = 0;
                return async () =>
                {
                    var entries = Enumerable.Range(0, load.Batch).Select(_ => PostedEntry.Note(++number)).ToArray();
                    var (status, body) = await connection.ExchangeAsync(RawRequest.Post(path, Operations.Batch(entries), cookie), token);
                    MustAccept(status, body.Span, load.Batch);
                };
            }, cancellationToken);
        }
        finally
        {
            foreach (var connection in connections)
            {
                connection.Dispose();
            }
        }
    }

    private static void MustAccept(int status, ReadOnlySpan<byte> body, int batch)
    {
        if (status != 200 || body.Count(Accepted) != batch)
        {
            throw new BenchFailure($"Not every operation was accepted: {status} {Encoding.UTF8.GetString(body[..Math.Min(300, body.Length)])}");
        }
    }
}
