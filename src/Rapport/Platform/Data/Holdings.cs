using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>Makes what is held about somebody from the query that finds it.</summary>
public static class Holdings
{
    private const int LineCount = 5;

    /// <param name="rows">In an order of their own.</param>
    /// <param name="line">A row in a few words.</param>
    public static async Task<Holding> HoldAsync<T>(
        this IQueryable<T> rows, string title, string file, Func<T, HeldLine> line, CancellationToken cancellationToken)
        where T : class
    {
        var first = await rows.Take(LineCount).ToListAsync(cancellationToken);
        return new Holding(title, file, first.Count < LineCount ? first.Count : await rows.CountAsync(cancellationToken))
        {
            Lines = [.. first.Select(line)],
            Rows = EachAsync(rows, cancellationToken),
        };
    }

    private static async IAsyncEnumerable<object> EachAsync<T>(IQueryable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return row;
        }
    }
}
