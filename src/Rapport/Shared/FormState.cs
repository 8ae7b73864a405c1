using System.Security.Cryptography;
using System.Text;

namespace Rapport.Shared;

/// <summary>
/// What a form shows, field by field with what people call each. The form carries the marker of what it was made from,
/// so that nobody overwrites from an old tab what they have never seen.
/// </summary>
public sealed class FormState(params IEnumerable<(string Label, string? Value)> fields)
{
    public static readonly Problem Outdated =
        new("form_outdated", "Somebody else changed this while you were editing it. Below is what they wrote beside what you wrote.");

    /// <summary>As they are compared: browsers write the ends of lines otherwise than they are kept.</summary>
    public IReadOnlyList<(string Label, string Value)> Fields { get; } =
        [.. fields.Select(part => (part.Label, (part.Value ?? "").ReplaceLineEndings("\n").Trim()))];

    /// <summary>Tells one state from another; empty for what nobody has filled in yet.</summary>
    public string Marker => Fields.All(part => part.Value.Length == 0)
        ? ""
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Fields.Select(part => part.Value)))))[..32];

    /// <summary>Null where this is what the form was made from, or where it would change nothing.</summary>
    /// <param name="basedOn">The marker that the form brought.</param>
    /// <param name="after">What would stand here then.</param>
    public Problem? Refuse(string? basedOn, FormState after) => Marker == (basedOn ?? "") || Marker == after.Marker ? null : Outdated;
}
