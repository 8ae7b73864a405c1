namespace Rapport.Shared;

/// <summary>What the next save of a form goes on from, and where somebody else's words and those typed here differ.</summary>
public sealed record FormBasis(string Marker, IReadOnlyList<(string Label, string Typed, string Present)> Differences)
{
    public static FormBasis Of(FormState present) => new(present.Marker, []);

    /// <summary>Of a form that comes back: after a clash the present state is shown, so it goes on from that; after a slip the old one stands.</summary>
    public static FormBasis After(bool clashed, FormState typed, string? basedOn, FormState present) => !clashed
        ? new(basedOn ?? "", [])
        : new(present.Marker, [.. typed.Fields.Zip(present.Fields, (mine, theirs) => (mine.Label, mine.Value, theirs.Value)).Where(pair => pair.Item2 != pair.Item3)]);
}
