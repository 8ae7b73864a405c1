namespace Rapport.Features.Operations;

/// <summary>One result for each operation, in the order in which they were sent.</summary>
public sealed record OperationsView(IReadOnlyList<OperationResult> Results);
