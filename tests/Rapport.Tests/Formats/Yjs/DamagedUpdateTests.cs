using System.Diagnostics;
using Rapport.Formats.Yjs;

namespace Rapport.Tests.Formats.Yjs;

/// <summary>What anybody may send: it is refused or read, in bounded time and memory, and nothing else happens.</summary>
public sealed class DamagedUpdateTests
{
    private static int Rounds => LongRun.IsAsked ? 400_000 : 20_000;

    [Fact]
    public async Task A_damaged_update_is_refused_or_read_and_never_more()
    {
        var updates = new List<byte[]>();
        await foreach (var scenario in YjsProgram.Scenarios(1, 20))
        {
            updates.AddRange(scenario.GetProperty("updates").EnumerateArray().Select(update => update.GetBytesFromBase64()));
            updates.Add(scenario.GetProperty("merged").GetBytesFromBase64());
            updates.Add(scenario.GetProperty("state").GetBytesFromBase64());
        }

        var random = new Random(20261127);
        var (document, read) = (new YDocument(), 0);
        for (var round = 0; round < Rounds; round++)
        {
            if (round % 8 == 0)
            {
                document = new YDocument();
            }

            var reading = YUpdate.Read(Damage.Of(updates[random.Next(updates.Count)], random));
            Assert.NotEqual(reading.Value is null, reading.Refusal is null);
            if (!reading.IsRefused)
            {
                read++;
                Look(document, reading.Value);
            }
        }

        // Else it would hold nothing but that all is refused.
        Assert.InRange(read, Rounds / 20, Rounds);
    }

    [Fact]
    public void Whatever_is_no_update_is_refused_or_read_too()
    {
        var random = new Random(20261127);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = new byte[random.Next(1, 60)];
            random.NextBytes(bytes);
            // Small numbers come further than large ones.
            for (var at = 0; at < bytes.Length; at++)
            {
                bytes[at] = random.Next(4) == 0 ? bytes[at] : (byte)random.Next(12);
            }

            var reading = YUpdate.Read(bytes);
            if (!reading.IsRefused)
            {
                Look(new YDocument(), reading.Value);
            }

            Assert.NotNull(YStateVector.Read(bytes));
            if (YPosition.Read(bytes).Value is { } position)
            {
                Assert.Null(new YDocument().Find(position with { Root = null }));
            }
        }
    }

    [Fact]
    public void An_update_that_is_cut_short_anywhere_is_refused()
    {
        var update = Bytes.SmallDocument();
        Assert.False(YUpdate.Read(update).IsRefused);
        for (var length = 0; length < update.Length; length++)
        {
            Assert.True(YUpdate.Read(update.AsSpan(0, length)).IsRefused);
        }
    }

    private static void Look(YDocument document, YUpdate update)
    {
        var clock = Stopwatch.StartNew();
        document.Apply(update);
        var plain = Plain.Of(document);
        Assert.NotNull(plain);
        Assert.All(document.Missing, range => Assert.True(range.Length > 0));
        Assert.Equal(document.Text("text"), document.RichText("text").Content);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20));
    }
}
