namespace Rapport.Formats.Schedules;

/// <summary>Names in the order of their first use; letter case does not make a second name.</summary>
internal sealed class NameList
{
    private readonly Dictionary<string, string> first = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> names = [];

    public IReadOnlyList<string> Names => names;

    public int Count => names.Count;

    /// <summary>The name as it was first written.</summary>
    public string? Take(string? name)
    {
        if (name is null)
            return null;
        if (first.TryGetValue(name, out var known))
            return known;
        first[name] = name;
        names.Add(name);
        return name;
    }
}
