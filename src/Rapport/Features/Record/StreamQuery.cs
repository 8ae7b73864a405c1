namespace Rapport.Features.Record;

/// <summary>The filter as it stands in an address; what makes no sense is left out.</summary>
public sealed record StreamQuery(string? Room, string? Kind, Guid? By, string? Before)
{
    public static StreamQuery From(IQueryCollection query) =>
        new(query["room"], query["kind"], Guid.TryParse(query["by"], out var by) ? by : null, query["before"]);

    public bool IsFirstPage => Before is null;

    /// <summary>The address with one part of the filter changed; always from the first page.</summary>
    public string With(string name, string? value)
    {
        var parts = new Dictionary<string, string?> { ["room"] = Room, ["kind"] = Kind, ["by"] = By?.ToString(), [name] = value };
        var chosen = parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Key}={Uri.EscapeDataString(part.Value!)}").ToList();
        return chosen.Count == 0 ? "?" : "?" + string.Join('&', chosen);
    }
}
