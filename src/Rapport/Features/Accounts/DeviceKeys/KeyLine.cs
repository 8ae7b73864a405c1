namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>A key in use, as its owner sees it.</summary>
public sealed record KeyLine(Guid Id, string Device, string Event, DateTimeOffset CreatedAt, DateTimeOffset SeenAt);
