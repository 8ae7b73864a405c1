using System.Text.Json;
using Rapport.Shared;

namespace Rapport.Features.Operations;

/// <summary>A batch as it came: each item is an operation, or the reason why it is none.</summary>
public sealed class OperationBatch
{
    public const int Limit = 500;

    internal static readonly Problem UnfitId = new("id_invalid", "An id must be a UUID of version 7.");

    private const int IdShownLimit = 64;

    /// <summary>A clock that is ahead cannot be the network's delay.</summary>
    private static readonly TimeSpan AheadTolerance = TimeSpan.FromSeconds(2);

    /// <summary>A clock that seems behind may only be a request that took its time.</summary>
    private static readonly TimeSpan BehindTolerance = TimeSpan.FromSeconds(30);

    /// <summary>A clock without a battery begins in 1970.</summary>
    private static readonly TimeSpan LongestCorrection = TimeSpan.FromDays(365 * 100);
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(2);

    private OperationBatch(IReadOnlyList<OperationItem> items, Guid? author) => (Items, Author) = (items, author);

    public IReadOnlyList<OperationItem> Items { get; }

    /// <summary>Who wrote it, where the device says so.</summary>
    public Guid? Author { get; }

    /// <param name="body">The request: <c>{"author","operations":[{"id","kind","capturedAt","deviceClock","correction","body"}]}</c>.</param>
    /// <param name="receivedAt">The server's clock, rounded to milliseconds.</param>
    public static Outcome<OperationBatch> Read(JsonElement body, DateTimeOffset receivedAt)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("operations", out var operations) || operations.ValueKind != JsonValueKind.Array)
        {
            return new Problem("batch_malformed", "The request needs a list of operations.");
        }

        if (operations.GetArrayLength() > Limit)
        {
            return new Problem("batch_too_long", $"At most {Limit} operations fit into one request.");
        }

        var items = WholeLetters.In(operations).EnumerateArray().Select(operation => ReadItem(operation, receivedAt)).ToList();
        return !body.TryGetProperty("author", out _) ? new OperationBatch(items, null)
            : Guid.TryParse(Text(body, "author"), out var author) ? new OperationBatch(items, author)
            : new Problem("batch_malformed", "The author of a request is the id of a person.");
    }

    private static OperationItem ReadItem(JsonElement element, DateTimeOffset receivedAt)
    {
        if (element.ValueKind != JsonValueKind.Object || Text(element, "id") is not { } idText)
        {
            return new("", null, new("operation_malformed", "An operation needs an id, a kind, a time and a body."));
        }

        var shown = idText.Length <= IdShownLimit ? idText : idText[..IdShownLimit];
        if (!Guid.TryParseExact(idText, "D", out var id) || !Ids.IsAcceptable(id))
        {
            return new(shown, null, UnfitId);
        }

        var capturedText = Text(element, "capturedAt");
        if (Text(element, "kind") is not { Length: <= 40 } kind || capturedText is null
            || !element.TryGetProperty("body", out var body) || body.ValueKind != JsonValueKind.Object)
        {
            return new(shown, null, new("operation_malformed", "An operation needs an id, a kind, a time and a body."));
        }

        var isApproximate = element.TryGetProperty("approximate", out var said) && said.ValueKind == JsonValueKind.True;
        return TryCorrect(capturedText, element, receivedAt, out var capturedAt)
            ? new(shown, new(id, kind, capturedAt, receivedAt, body, BodyHash.Of(kind, capturedText, body)) { IsApproximate = isApproximate }, null)
            : new(shown, null, new("time_unlikely", "The time of this item cannot be right. Please check the clock of the device."));
    }

    /// <summary>Device time plus what its clock was wrong by, never later than the arrival.</summary>
    private static bool TryCorrect(string capturedText, JsonElement element, DateTimeOffset receivedAt, out DateTimeOffset capturedAt)
    {
        capturedAt = receivedAt;
        if (!TryReadTime(capturedText, out var captured) || OffsetOf(element, receivedAt) is not { } offset)
        {
            return false;
        }

        var corrected = captured + offset;
        if (corrected < Earliest || corrected > receivedAt + Furthest)
        {
            return false;
        }

        capturedAt = (corrected < receivedAt ? corrected : receivedAt).Rounded();
        return true;
    }

    /// <summary>By how much the device's clock was wrong: as it measured that itself, or else as its clock says at this contact. Null for nonsense.</summary>
    private static TimeSpan? OffsetOf(JsonElement element, DateTimeOffset receivedAt)
    {
        if (element.TryGetProperty("correction", out var measured) && measured.ValueKind == JsonValueKind.Number)
        {
            return measured.TryGetInt64(out var milliseconds) && Math.Abs(milliseconds) <= LongestCorrection.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
        }

        if (Text(element, "deviceClock") is not { } clockText)
        {
            return TimeSpan.Zero;
        }

        return !TryReadTime(clockText, out var clock) ? null
            : receivedAt - clock is var offset && (offset < -AheadTolerance || offset > BehindTolerance) ? offset
            : TimeSpan.Zero;
    }

    private static bool TryReadTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal, out time)
        && time.UtcDateTime.Year is > 1900 and < 9000;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
