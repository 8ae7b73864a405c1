using System.Text.Json;
using Rapport.Formats.Yjs;
using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

/// <summary>The body of <c>passage.mark</c>.</summary>
public sealed record PassageInput
{
    public static readonly Problem Malformed = new("body_malformed", "This item is not written as the server expects. It stays on your device.");

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

    public static Outcome<PassageInput> Read(JsonElement body)
    {
        try
        {
            return body.Deserialize<PassageInput>(JsonSerializerOptions.Web) is { } input && IsPlace(input.From) && IsPlace(input.To) ? input : Malformed;
        }
        catch (JsonException)
        {
            return Malformed;
        }
    }

    private static bool IsPlace(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.GetRawText().Length <= Passage.PositionLimit && !YPosition.Read(json).IsRefused;
}
