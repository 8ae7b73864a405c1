namespace Rapport.Features.Programme;

/// <summary>What one room holds over some rows: nothing, a session, or several that overlap.</summary>
public sealed record GridCell(IReadOnlyList<ProgrammeItem> Items, int Rows);
