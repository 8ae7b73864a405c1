namespace Rapport.Tests.Formats.Video;

public sealed class DamagedRecordingTests
{
    [Fact]
    public void Whatever_is_damaged_is_cleaned_or_not_cleanable_and_never_more()
    {
        byte[][] files = [IsoMediaTests.Film(), IsoMediaTests.Fragmented(), MatroskaTests.Live(), MatroskaTests.Whole()];
        var random = new Random(20261127);
        for (var round = 0; round < 8_000; round++)
        {
            var file = Damage(files[round % files.Length], random);
            var reading = Recordings.Read(file);
            if (reading.IsCleanable)
            {
                Assert.Equal(file.Length, Recordings.Clean(file).Length);
            }
            else
            {
                Assert.Empty(reading.Facts.Codecs);
            }
        }
    }

    [Fact]
    public void A_file_that_claims_endless_tables_is_left_soon()
    {
        var claims = new byte[][] { [0, 0, 0, 0], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF] };
        var film = IsoMediaTests.Film();
        foreach (var claim in claims)
        {
            for (var at = 0; at < film.Length - 4; at += 4)
            {
                var file = film.ToArray();
                claim.CopyTo(file, at);
                Assert.NotNull(Recordings.Read(file));
            }
        }

        // A million boxes, each inside of nothing.
        var boxes = new MemoryStream();
        boxes.Write(IsoFile.Box("ftyp", IsoFile.Letters("isom"), IsoFile.UInt32(0)));
        for (var box = 0; box < 300_000; box++)
        {
            boxes.Write(IsoFile.Box("free"));
        }

        Assert.Equal("It has too many boxes.", Recordings.Read(boxes.ToArray()).Reason);
    }

    private static byte[] Damage(byte[] whole, Random random)
    {
        var file = whole.ToArray();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(file.Length);
            switch (random.Next(5))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    file.AsSpan(at, Math.Min(4, file.Length - at)).Fill((byte)(random.Next(2) * 255));
                    break;
                case 3:
                    file = [.. file[..at], .. file[random.Next(at, file.Length)..], 0];
                    break;
                default:
                    var length = random.Next(Math.Min(64, file.Length - at));
                    file.AsSpan(at, length).CopyTo(file.AsSpan(random.Next(file.Length - length)));
                    break;
            }
        }

        return file;
    }
}
