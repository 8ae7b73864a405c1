using Rapport.Formats.Video;
using static Rapport.Tests.Formats.Video.MatroskaFile;

namespace Rapport.Tests.Formats.Video;

public sealed class MatroskaTests
{
    private const string Sound1 = "SOUND-ONE";

    [Fact]
    public void It_says_what_it_is_and_how_long_it_plays_also_when_it_was_recorded_live()
    {
        var (live, whole) = (Recordings.Read(Live()).Facts, Recordings.Read(Whole()).Facts);

        Assert.Equal((RecordingContainer.Matroska, true, TimeSpan.FromMilliseconds(240), 64), (live.Container, live.HasVideo, live.Duration, live.Width));
        Assert.Equal(["vp8", "opus"], live.Codecs);
        Assert.Equal((false, TimeSpan.FromSeconds(5), new DateTimeOffset(2001, 1, 1, 0, 0, 1, TimeSpan.Zero)), (whole.HasVideo, whole.Duration, whole.TakenAt));
    }

    [Fact]
    public void A_place_is_gone_wherever_it_was_planted_and_nothing_moved()
    {
        foreach (var (film, planted) in new[] { (Live(), 5), (Whole(), 11) })
        {
            var clean = Recordings.Clean(film);
            Assert.Equal(planted, Recordings.CountOf(IsoFile.Place, film));
            Assert.Equal(0, Recordings.CountOf(IsoFile.Place, clean));
            Assert.Equal(film.Length, clean.Length);
            Assert.Equal(film.AsSpan().IndexOf(IsoFile.Letters(Sound1)), clean.AsSpan().IndexOf(IsoFile.Letters(Sound1)));
            Assert.Equal(clean, Recordings.Clean(clean));
        }
    }

    [Fact]
    public void A_recording_that_was_cut_off_anywhere_in_its_last_cluster_is_cleaned()
    {
        var film = Live();
        var last = film.AsSpan().LastIndexOf(IsoFile.Letters(Sound1));
        for (var length = last; length < film.Length; length++)
        {
            var clean = Recordings.Clean(film[..length]);
            Assert.Equal((0, length), (Recordings.CountOf(IsoFile.Place, clean), clean.Length));
        }
    }

    [Fact]
    public void What_is_not_understood_wholly_is_not_cleanable()
    {
        var clusters = Endless(0x1F43B675, Number(0xE7, 0), Block(1, 0, [1]));
        byte[] With(byte[] track) => [.. Header, .. Endless(0x18538067, Element(0x1654AE6B, track), clusters)];

        Assert.True(Recordings.Read(With(Track(1, 2, "A_OPUS"))).IsCleanable);
        Assert.False(Recordings.Read(With(Track(1, 2, "A_VORBIS"))).IsCleanable);
        Assert.False(Recordings.Read(With(Track(1, 17, "S_TEXT"))).IsCleanable);
        Assert.False(Recordings.Read(With(Track(1, 2, "A_OPUS", Element(0x6D80, Element(0x6240, Element(0x5035)))))).IsCleanable);
        Assert.False(Recordings.Read([.. Header, .. Endless(0x18538067, clusters)]).IsCleanable);
        Assert.False(Recordings.Read([.. With(Track(1, 2, "A_OPUS")), .. With(Track(1, 2, "A_OPUS"))]).IsCleanable);
        Assert.False(Recordings.Read([.. Header, .. Endless(0x18538067, Endless(0x1654AE6B, Track(1, 2, "A_OPUS")), clusters)]).IsCleanable);
    }

    /// <summary>As a browser records: lengths unknown, no duration, no end.</summary>
    internal static byte[] Live() =>
    [
        .. Header,
        .. Endless(
            0x18538067,
            Element(0x1549A966, Text(0x4D80, IsoFile.Place), Text(0x5741, IsoFile.Place)),
            Element(0x1654AE6B, Track(1, 1, "V_VP8", Element(0xE0, Number(0xB0, 64), Number(0xBA, 48)), Text(0x536E, IsoFile.Place)), Track(2, 2, "A_OPUS")),
            Endless(0x1F43B675, Number(0xE7, 0), Block(1, 0, [1, 2, 3]), Block(2, 40, IsoFile.Letters(Sound1)), Text(0xEC, IsoFile.Place)),
            Endless(0x1F43B675, Number(0xE7, 200), Block(2, 40, IsoFile.Letters("SOUND-TWO"))),
            Element(0x1254C367, Text(0x7373, IsoFile.Place))),
    ];

    /// <summary>As a program writes it: with tags, attachments, chapters, subtitles.</summary>
    internal static byte[] Whole()
    {
        var planted = IsoFile.Place;
        return
        [
            .. Header,
            .. Element(
                0x18538067,
                Element(0x114D9B74, Element(0x4DBB, Element(0x53AB, [0x12, 0x54, 0xC3, 0x67]), Text(0x53AC, planted))),
                Element(0x1549A966, Element(0x4489, [0x45, 0x9C, 0x40, 0]), Element(0x4461, [0, 0, 0, 0, 0x3B, 0x9A, 0xCA, 0]), Text(0x7BA9, planted), Text(0x4D80, "Lavf"), Text(0x5741, planted)),
                Element(0x1654AE6B, Track(1, 2, "A_OPUS", Text(0x258688, planted)), Track(2, 17, "S_TEXT/UTF8", Text(0x536E, planted))),
                Element(
                    0x1F43B675,
                    Number(0xE7, 0),
                    Element(0xBF, [1, 2, 3, 4]),
                    Block(1, 0, IsoFile.Letters(Sound1)),
                    Block(2, 0, IsoFile.Letters(planted)),
                    Element(0xA0, Element(0xA1, [0x82, 0, 0, 0], IsoFile.Letters(planted))),
                    Element(0xA0, Element(0xA1, [0x81, 0, 9, 0], [1, 2]), Text(0x75A1, planted))),
                Element(0x1941A469, Text(0x61A7, planted)),
                Element(0x1043A770, Text(0x45B9, planted)),
                Element(0x1254C367, Text(0x7373, planted + new string('.', 200)))),
        ];
    }
}
