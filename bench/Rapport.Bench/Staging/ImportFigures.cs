namespace Rapport.Bench.Staging;

/// <param name="Preview">From sending the file to the whole preview.</param>
/// <param name="Import">From the confirmation to its answer.</param>
internal sealed record ImportFigures(TimeSpan Preview, TimeSpan Import, int Added);
