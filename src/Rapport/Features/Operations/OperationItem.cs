using Rapport.Shared;

namespace Rapport.Features.Operations;

/// <summary>One item of a batch: the id as it came, and either the operation or the reason why it is none.</summary>
public sealed record OperationItem(string Id, Operation? Operation, Problem? Problem);
