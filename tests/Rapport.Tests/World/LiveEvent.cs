using System.Text.Json;

namespace Rapport.Tests;

/// <summary>One event of the stream: its id, its name, and its data as it came.</summary>
public sealed record LiveEvent(string Id, string Name, JsonElement Data)
{
    public IEnumerable<JsonElement> Changes => Data.TryGetProperty("changes", out var changes) ? changes.EnumerateArray() : [];
}
