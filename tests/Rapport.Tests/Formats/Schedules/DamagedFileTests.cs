using Rapport.Formats.Schedules;

namespace Rapport.Tests.Formats.Schedules;

/// <summary>Files that were cut or hit by noise are read or refused, never anything else.</summary>
public sealed class DamagedFileTests
{
    private static readonly string[] Files =
    [
        "fosdem-2010.xml", "frab-camp2019.json", "pretalx-democon.json", "hub-schedule2.json", "invalid-example.json", "pyconuk-2015.ics",
        "sessionize-globalazure-2020.json", "kotlinconf-2025.json",
    ];

    private static ReadOnlySpan<byte> Table => """"
        id,title,date,start,end,duration,room,speakers,kind,abstract
        1,"Targets, ""good""",Fri 27th March 2026,10:00-10:45,,,Hall,Ada Byron; Grace Hopper,talk,"Two
        lines"
        2,Plan,27/03/2026,9.30am,10:15,,Hall,"Ada Byron, Grace Hopper",workshop,
        3,Night,2026-03-27,23:30,00:15,1h 30m,Foyer,,break,x
        """"u8;

    [Theory]
    [InlineData("fosdem-2010.xml")]
    [InlineData("pretalx-democon.json")]
    [InlineData("hub-schedule2.json")]
    [InlineData("pyconuk-2015.ics")]
    [InlineData("sessionize-globalazure-2020.json")]
    public async Task A_file_that_stops_in_the_middle_is_refused_wherever_it_stops(string file)
    {
        var bytes = await Fixtures.Read("programmes", file);
        for (var part = 1; part < 40; part++)
        {
            var reading = ScheduleReader.Read(bytes.AsMemory(0, bytes.Length * part / 40), file);

            Assert.True(reading.IsRefused, $"{file} was read after {part} of 40 parts.");
            Reading.IsOneSentence(reading.Refusal.Sentence);
        }
    }

    [Fact]
    public async Task Flipped_bytes_never_throw_and_never_give_a_bad_schedule() => await Flip(TimeSpan.FromSeconds(1.5), seed: 20260327);

    [Fact]
    public async Task Flipped_bytes_never_throw_for_five_minutes()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("RAPPORT_LONG") == "1", "Takes five minutes: set RAPPORT_LONG=1.");
        await Flip(TimeSpan.FromMinutes(5), seed: 7);
    }

    private static async Task Flip(TimeSpan time, int seed)
    {
        var originals = new List<byte[]> { Table.ToArray(), Table.ToArray() };
        foreach (var file in Files)
            originals.Add(await Fixtures.Read("programmes", file));
        foreach (var path in Directory.GetFiles(Fixtures.Folder("programmes/ics-edge")).Order(StringComparer.Ordinal))
            originals.Add(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        var random = new Random(seed);
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var (rounds, read) = (0, 0);
        while (rounds < 200 || clock.GetElapsedTime(started) < time)
        {
            var reading = ScheduleReader.Read(Damaged(originals[rounds++ % originals.Count], random), "damaged");
            if (reading.IsRefused)
                Reading.IsOneSentence(reading.Refusal.Sentence);
            else
                IsSound(reading.Schedule);
            read += reading.IsRefused ? 0 : 1;
        }

        Assert.InRange(read, 1, rounds - 1);
    }

    private static byte[] Damaged(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        for (var hits = random.Next(1, 8); hits > 0; hits--)
        {
            var place = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes[place] = "0123456789-:;,\"'<>{}[]TZ\n\0"u8[random.Next(26)];
                    break;
                default:
                    var from = random.Next(bytes.Length);
                    var length = Math.Min(random.Next(1, 60), bytes.Length - Math.Max(from, place));
                    bytes.AsSpan(from, length).CopyTo(bytes.AsSpan(place));
                    break;
            }
        }

        return bytes;
    }

    private static void IsSound(Schedule schedule)
    {
        Assert.NotEmpty(schedule.Sessions);
        Assert.All(schedule.Warnings, Reading.IsOneSentence);
        foreach (var session in schedule.Sessions)
        {
            Assert.InRange(session.Start.Clock.Year, 1970, 2199);
            Assert.InRange(session.Duration, TimeSpan.Zero, TimeSpan.FromDays(7));
            Assert.InRange(session.Title.Length, 1, 300);
            Assert.DoesNotContain(session.Title, char.IsControl);
            Assert.True(session.Room is null || schedule.Rooms.Contains(session.Room));
            Assert.True(session.Track is null || schedule.Tracks.Contains(session.Track));
        }
    }
}
