namespace Rapport.Tests.Features.Capture.Offline;

/// <summary>What happens to each of some devices: a function of the seed alone.</summary>
internal sealed record Schedule(int Seed)
{
    public const int Sessions = 3;
    public const int People = 3;

    private static readonly string[] Kinds = ["note", "note", "quote", "decision"];

    public IReadOnlyList<DevicePlan> Devices { get; } = Draw(Seed);

    /// <summary>In some schedules something before the server takes short requests only.</summary>
    public int? LongestBody => IsNarrow(Seed) ? 6000 : null;

    private static bool IsNarrow(int seed) => seed % 4 == 1;

    private static List<DevicePlan> Draw(int seed)
    {
        var random = new Random(seed);
        var devices = random.Next(2, 9);
        return [.. Enumerable.Range(0, devices).Select(_ => new DevicePlan(
            Author: random.Next(People),
            Tabs: random.Next(4) == 0 ? 2 : 1,
            FaultShare: random.Next(10, 70),
            Seed: random.Next(),
            Acts: [.. Enumerable.Range(0, random.Next(8, 20)).Select(_ => Act(random, IsNarrow(seed)))]))];
    }

    private static DeviceAct Act(Random random, bool isNarrow) => random.Next(100) switch
    {
        < 30 => new DeviceAct.Write(Kinds[random.Next(Kinds.Length)], random.Next(-1, Sessions), HasPhoto: false, Turns: null),
        < 37 => new DeviceAct.Write("photo", random.Next(-1, Sessions), HasPhoto: true, Turns: null),
        < 44 => new DeviceAct.Write("note", random.Next(-1, Sessions), HasPhoto: random.Next(3) == 0, Turns: random.Next(14)),
        < 46 => new DeviceAct.WriteNowhere(),
        < 49 => isNarrow ? new DeviceAct.WriteTooMuch() : new DeviceAct.Wake(),
        < 55 => new DeviceAct.Amend(random.Next(1000)),
        < 61 => new DeviceAct.Comment(random.Next(1000)),
        < 66 => new DeviceAct.Kill(),
        < 70 => new DeviceAct.SetClock(TimeSpan.FromMinutes(random.Next(-180, 181))),
        < 75 => new DeviceAct.Network(random.Next(2) == 0),
        < 78 => new DeviceAct.Wake(),
        < 81 => new DeviceAct.SignOut(),
        < 86 => new DeviceAct.SignIn(random.Next(People), random.Next(2) == 0),
        _ => new DeviceAct.Rest(random.Next(80)),
    };
}
