namespace Rapport.Features.Programme;

/// <summary>A stretch of time in which nothing begins or ends, with the cells that begin there.</summary>
/// <param name="Height">Its minutes, as far as the page tells lengths apart.</param>
public sealed record GridRow(DateTimeOffset From, DateTimeOffset Until, int Height, IReadOnlyList<GridCell> Cells);
