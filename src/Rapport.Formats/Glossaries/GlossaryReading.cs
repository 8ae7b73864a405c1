using System.Diagnostics.CodeAnalysis;
using Rapport.Formats.Schedules;

namespace Rapport.Formats.Glossaries;

/// <summary>The outcome of reading a file: at least one row, or a <see cref="Schedules.Refusal"/>.</summary>
public sealed class GlossaryReading
{
    private GlossaryReading(IReadOnlyList<GlossaryRow>? rows, Refusal? refusal) => (Rows, Refusal) = (rows, refusal);

    public IReadOnlyList<GlossaryRow>? Rows { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Rows))]
    public bool IsRefused => Refusal is not null;

    public static GlossaryReading Of(IReadOnlyList<GlossaryRow> rows) => new(rows, null);

    public static GlossaryReading Refused(Refusal refusal) => new(null, refusal);
}
