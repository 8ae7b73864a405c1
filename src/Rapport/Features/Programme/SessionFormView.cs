namespace Rapport.Features.Programme;

/// <summary>The fields of a session with what is wrong with them.</summary>
public sealed record SessionFormView(SessionInput Input, IReadOnlyDictionary<string, string> Wrongs, IReadOnlyList<string> Rooms)
{
    /// <summary>The state that the next save goes on from; nothing for a new session.</summary>
    public string? BasedOn { get; init; }

    public required string Zone { get; init; }
    public AbstractFormat Format { get; init; }

    public string? Invalid(string field) => Wrongs.ContainsKey(field) ? "true" : null;

    public string? DescribedBy(string field, bool hasHint = false) =>
        (hasHint, Wrongs.ContainsKey(field)) switch
        {
            (true, true) => $"{field}-h {field}-w",
            (true, false) => $"{field}-h",
            (false, true) => $"{field}-w",
            _ => null,
        };
}
