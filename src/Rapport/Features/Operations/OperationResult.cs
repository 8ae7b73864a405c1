using System.Text.Json.Serialization;
using Rapport.Shared;

namespace Rapport.Features.Operations;

/// <summary>
/// The answer to one operation. <c>Number</c> is its place in the event's stream; <c>Code</c> and <c>Sentence</c> say
/// why it was refused.
/// </summary>
public sealed record OperationResult(string Id, OperationStatus Status)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sentence { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Number { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>True where it is kept and waits to be shown: its author has not been let in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Held { get; init; }

    /// <summary>True for an amendment that came after somebody else's: both texts are kept, until somebody chooses or joins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Competing { get; init; }

    public static OperationResult Kept(Activity activity, OperationStatus status, Reader by, bool isCompeting) =>
        new(activity.Id.ToString(), status)
        {
            Number = activity.Number,
            ReceivedAt = activity.At,
            Competing = isCompeting ? true : null,
            Held = by.IsWaiting && activity.TakenFrom is null ? true : null,
        };

    public static OperationResult Refused(string id, Problem problem) =>
        new(id, problem.IsPassing ? OperationStatus.TryLater : OperationStatus.Refused) { Code = problem.Code, Sentence = problem.Sentence };

    public static OperationResult TryLater(string id) =>
        new(id, OperationStatus.TryLater) { Code = "failed", Sentence = "The server could not keep this just now. It stays with you; please send it again." };
}
