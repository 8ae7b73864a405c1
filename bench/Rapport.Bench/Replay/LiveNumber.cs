using System.Globalization;
using System.Text.RegularExpressions;
using Rapport.Bench.Staging;

namespace Rapport.Bench.Replay;

internal static partial class LiveNumber
{
    /// <summary>The number up to which an event's page knows everything.</summary>
    public static async Task<long> OfAsync(Visitor visitor, string eventPath, CancellationToken cancellationToken) =>
        Mark().Match(await visitor.GetAsync(eventPath, cancellationToken)) is { Success: true } found
            ? long.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : throw new BenchFailure($"{eventPath} does not say its number.");

    [GeneratedRegex("data-live-at=\"(\\d+)\"")]
    private static partial Regex Mark();
}
