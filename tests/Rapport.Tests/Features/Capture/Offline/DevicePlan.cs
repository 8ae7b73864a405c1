namespace Rapport.Tests.Features.Capture.Offline;

/// <param name="Author">Who has the app open at first.</param>
/// <param name="Tabs">How many tabs send at once: without locks, all do.</param>
/// <param name="FaultShare">How many of a hundred requests meet a fault.</param>
internal sealed record DevicePlan(int Author, int Tabs, int FaultShare, int Seed, IReadOnlyList<DeviceAct> Acts);
