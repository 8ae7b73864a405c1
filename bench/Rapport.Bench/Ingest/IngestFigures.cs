namespace Rapport.Bench.Ingest;

/// <summary>Operations in a second, and the milliseconds to a batch's acknowledgement.</summary>
internal sealed record IngestFigures(double PerSecond, double P50, double P99);
