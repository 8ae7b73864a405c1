using System.Text.Json;
using Rapport.Formats.Yjs;
using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

/// <summary>The body of <c>passage.mark</c>.</summary>
public sealed record PassageInput
{
    /// <summary>The note that it is in.</summary>
    public Guid Note { get; init; }

    /// <summary>Of the document that the device has.</summary>
    public int Generation { get; init; }

    /// <summary>Relative positions of Yjs, in JSON.</summary>
    public JsonElement From { get; init; }

    public JsonElement To { get; init; }

    /// <summary>The words between them, as they stand.</summary>
    public string? Words { get; init; }

    public string Cleaned => PlainText.Clean(Words ?? "").Trim();

    public static Outcome<PassageInput> Read(Operation operation)
    {
        var read = operation.Read<PassageInput>();
        return read.IsRefused || (IsPlace(read.Value.From) && IsPlace(read.Value.To)) ? read : Operation.Malformed;
    }

    private static bool IsPlace(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.GetRawText().Length <= Passage.PositionLimit && !YPosition.Read(json).IsRefused;
}
