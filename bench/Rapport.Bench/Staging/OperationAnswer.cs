namespace Rapport.Bench.Staging;

internal sealed record OperationAnswer(string Id, string Status, long Number, string? Code);
