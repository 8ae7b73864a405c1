using Rapport.Formats.Video;
using static Rapport.Tests.Formats.Video.IsoFile;

namespace Rapport.Tests.Formats.Video;

public sealed class IsoMediaTests
{
    private const string Sound1 = "SOUND-ONE";
    private const string Picture1 = "PICTURE-ONE";

    [Fact]
    public void It_says_what_it_is_how_long_it_plays_and_when_it_was_made()
    {
        var facts = Recordings.Read(Film()).Facts;

        Assert.Equal((RecordingContainer.IsoMedia, true, TimeSpan.FromSeconds(42)), (facts.Container, facts.HasVideo, facts.Duration));
        Assert.Equal((1280, 720), (facts.Width, facts.Height));
        Assert.Equal(["avc1", "mp4a"], facts.Codecs);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 0, 0, TimeSpan.Zero), facts.TakenAt);
    }

    [Fact]
    public void A_place_is_gone_wherever_it_was_planted_and_nothing_moved()
    {
        var film = Film();
        var clean = Recordings.Clean(film);

        Assert.Equal(14, Recordings.CountOf(Place, film));
        Assert.Equal(0, Recordings.CountOf(Place, clean));
        Assert.Equal(film.Length, clean.Length);
        Assert.Equal(1, Recordings.CountOf(Sound1, clean));
        Assert.Equal(1, Recordings.CountOf(Picture1, clean));
        Assert.Equal(film.AsSpan().IndexOf(Letters(Sound1)), clean.AsSpan().IndexOf(Letters(Sound1)));
    }

    [Fact]
    public void A_cleaned_copy_reads_the_same_has_no_time_and_nothing_more_to_clean()
    {
        var clean = Recordings.Clean(Film());
        var again = Recordings.Read(clean);

        Assert.Equal((TimeSpan.FromSeconds(42), 1280, null), (again.Facts.Duration, again.Facts.Width, again.Facts.TakenAt));
        Assert.Equal(clean, Recordings.Clean(clean));
        Assert.Equal(0, Recordings.CountOf("udta", clean));
        Assert.Equal(0, Recordings.CountOf("uuid", clean));
    }

    [Fact]
    public void A_picture_that_is_to_be_turned_is_measured_upright()
    {
        var turned = Film();
        var matrix = turned.AsSpan().IndexOf(UInt32(0x10000, 0, 0, 0, 0x10000));
        UInt32(0, 0x10000, 0, 0xFFFF0000, 0).CopyTo(turned, matrix);

        var facts = Recordings.Read(turned).Facts;
        Assert.Equal((720, 1280), (facts.Width, facts.Height));
    }

    [Fact]
    public void Boxes_may_have_their_size_in_64_bits_or_go_to_the_end()
    {
        var head = Box("ftyp", Letters("M4A "), UInt32(0));
        byte[] Movie(uint at) => Box("moov", MovieHeader(), Track(1, "soun", Sound(), [9], [at]), WideBox("udta", Planted));
        var begins = (uint)(head.Length + Movie(0).Length + 8);
        byte[] endless = [.. head, .. Movie(begins), .. UInt32(0), .. Letters("mdat"), .. Letters(Sound1), .. Planted];

        var clean = Recordings.Clean(endless);
        Assert.False(Recordings.Read(endless).Facts.HasVideo);
        Assert.Equal((0, 1), (Recordings.CountOf(Place, clean), Recordings.CountOf(Sound1, clean)));
    }

    [Fact]
    public void The_data_may_stand_before_the_table_of_contents()
    {
        var head = Box("ftyp", Letters("qt  "), UInt32(0));
        byte[] film = [.. head, .. Box("wide"), .. Box("mdat", Planted, Letters(Sound1)), .. Box("moov", MovieHeader(), Track(1, "soun", Sound(), [9], [(uint)(head.Length + 16 + Place.Length)]))];

        var clean = Recordings.Clean(film);
        Assert.Equal((0, 1), (Recordings.CountOf(Place, clean), Recordings.CountOf(Sound1, clean)));
    }

    [Fact]
    public void What_a_browser_records_in_fragments_is_cleaned_also_when_it_was_cut_off()
    {
        var film = Fragmented();
        var clean = Recordings.Clean(film);
        var cut = film[..^3];

        Assert.Equal(TimeSpan.FromSeconds(2), Recordings.Read(film).Facts.Duration);
        Assert.Equal((0, 1, 1), (Recordings.CountOf(Place, clean), Recordings.CountOf(Sound1, clean), Recordings.CountOf("SOUND-TWO", clean)));
        Assert.Equal((0, 1, cut.Length), (Recordings.CountOf(Place, Recordings.Clean(cut)), Recordings.CountOf("SOUND-", Recordings.Clean(cut)) - 1, Recordings.Clean(cut).Length));
    }

    [Theory]
    [InlineData("stsd", "A codec that nobody knows")]
    [InlineData("dref", "Data in another file")]
    [InlineData("cmov", "A packed table of contents")]
    [InlineData("moov", "Two tables of contents")]
    [InlineData("mdat", "A sample outside of the data")]
    [InlineData("none", "Neither sound nor picture")]
    [InlineData("huge", "A box larger than what holds it")]
    public void What_is_not_understood_wholly_is_not_cleanable(string where, string why)
    {
        byte[] Movie(uint at) => Box(
            "moov",
            MovieHeader(),
            where == "cmov" ? Box("cmov") : [],
            where == "none" ? [] : Track(1, "soun", where == "stsd" ? Box("encv", new byte[40]) : Sound(), [9], [where == "mdat" ? 4 : at]));
        var film = WithData(Movie, Letters(Sound1), where == "moov" ? Movie(0) : []);
        var reference = film.AsSpan().IndexOf(Letters("url "));
        if (where == "dref")
        {
            film[reference + 7] = 0;
        }
        else if (where == "huge")
        {
            film[reference - 1] = 200;
        }

        Assert.False(Recordings.Read(film).IsCleanable, why);
    }

    [Fact]
    public void A_picture_of_a_phone_is_no_recording()
    {
        Assert.Equal(RecordingContainer.Unknown, RecordingReader.Sniff(Box("ftyp", Letters("heic"), UInt32(0))));
        Assert.Equal(RecordingContainer.Unknown, RecordingReader.Sniff([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.Equal(RecordingContainer.OtherSound, RecordingReader.Sniff([0xFF, 0xFB, 0x90, 0]));
        Assert.Equal(RecordingContainer.Unknown, RecordingReader.Sniff([]));
    }

    /// <summary>Sound and picture, a track of places, and a place planted wherever files are known to have one.</summary>
    internal static byte[] Film()
    {
        byte[] data = [.. Letters(Sound1), .. Planted, .. Letters(Picture1), .. Planted];
        return WithData(Movie, data, Box("free", Planted), Box("uuid", new byte[16], Planted), Box("XMP_", Planted), Box("meta", UInt32(0), Planted));

        static byte[] Movie(uint at) => Box(
            "moov",
            MovieHeader(),
            Track(1, "vide", Picture(Box("uuid", Planted)), [(uint)Picture1.Length], [at + (uint)(Sound1.Length + Place.Length)], Box("udta", Box("\u00A9xyz", Planted))),
            Track(2, "soun", Sound(), [(uint)Sound1.Length], [at]),
            Track(3, "meta", Box("mebx", Planted), [(uint)Place.Length], [at + (uint)Sound1.Length]),
            Box("udta", Box("loci", Planted)));
    }

    internal static byte[] Fragmented()
    {
        var head = Box("ftyp", Letters("iso5"), UInt32(0));
        var movie = Box("moov", MovieHeader(48_000, 0), Track(1, "soun", Sound(), [], []), Box("mvex", Box("trex", UInt32(0, 1, 1, 48_000, 9, 0))));
        return [.. head, .. movie, .. Fragment(1, 0, Sound1), .. Box("emsg", Planted), .. Fragment(2, 48_000, "SOUND-TWO")];
    }

    private static byte[] Fragment(uint number, uint begins, string data)
    {
        byte[] Moof(uint offset) => Box(
            "moof",
            Box("mfhd", UInt32(0, number)),
            Box("traf", Box("tfhd", UInt32(0x020000, 1)), Box("tfdt", UInt32(0, begins)), Box("trun", UInt32(0x000201, 1, offset, (uint)data.Length)), Box("uuid", Planted)));
        return [.. Moof((uint)Moof(0).Length + 8), .. Box("mdat", Letters(data), Planted)];
    }
}
