using Microsoft.EntityFrameworkCore;
using Rapport.Tests.Formats.Yjs;

namespace Rapport.Tests.Features.Notes.Lines;

/// <summary>The server's process is ended in the middle of its work (SIGKILL), as by a power cut.</summary>
public sealed class KilledServerTests
{
    private const int Letters = 400;

    [Theory, EachEngine]
    public async Task What_three_writers_were_told_is_kept_is_there_and_the_rest_arrives_when_they_come_back(Engine engine)
    {
        LongRun.OnPostgres(engine);
        await using var world = await World.StartAsync(engine);
        var desk = await Desk.OpenAsync(world);
        await using var server = new OwnServer(world);
        await server.StartAsync();
        var devices = new List<(StubbornDevice Device, byte[][] Updates)>();
        foreach (var name in (string[])["Ada Fenwick", "Ben Carver", "Cleo Adeyemi"])
        {
            var writer = await desk.WriterAsync(name);
            byte[][] updates = [writer.Pen.Begin(name[..1]), .. Enumerable.Range(1, Letters).Select(_ => writer.Pen.Write(name[..1]))];
            devices.Add((new(writer, updates, () => server.Address, devices.Count) { NeverCuts = true, Rest = TimeSpan.FromMilliseconds(1) }, updates));
        }

        var writing = Task.WhenAll(devices.Select(one => Task.Run(one.Device.RunAsync)));
        foreach (var share in (double[])[0.25, 0.6])
        {
            await Eventually.HoldsAsync("they write", () => Task.FromResult(writing.IsCompleted || devices.Sum(one => one.Device.Kept) >= 3 * Letters * share), TimeSpan.FromMinutes(1));
            var acknowledged = devices.ConvertAll(one => one.Updates.Take(one.Device.Kept).ToList());
            await server.KillAsync();
            var log = (await desk.LogAsync()).Select(row => Convert.ToBase64String(row.Bytes)).ToHashSet();
            Assert.All(acknowledged.SelectMany(some => some), update => Assert.Contains(Convert.ToBase64String(update), log));
            await server.StartAsync();
        }

        await writing;
        Assert.All(devices, one => Assert.True(one.Device.Broken > 0));
        await server.KillAsync();
        var document = Plain.Document((await desk.LogAsync()).Select(row => row.Bytes));
        Assert.False(document.IsWaiting);
        Assert.Equal(3 * (Letters + 1), (await desk.LogAsync()).Count);
        Assert.Equal(3, document.XmlFragment("default").Count);
        Assert.Equal(3L * (Letters + 3), document.StateVector.Clocks.Values.Sum());
    }
}
