using Rapport.Shared;

namespace Rapport.Features.Operations;

/// <summary>What one request brought into an event: its operations in the device's order, and who sent them.</summary>
public sealed record Arrival(ActPlace Place, IReadOnlyList<OperationItem> Items);
