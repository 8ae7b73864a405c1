namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>What a device says of an item: <c>waiting</c>, <c>refused</c> or <c>here</c>; <c>broken</c> is for what should never happen.</summary>
internal sealed record DeviceState(Guid Id, string State, string? Sentence);
