using System.Globalization;
using Rapport.Shared;

namespace Rapport.Tests.Shared;

public sealed class EventZoneTests
{
    private static readonly EventZone London = EventZone.Of("Europe/London");

    [Theory]
    [InlineData("2026-01-15T10:00", "2026-01-15T10:00")]
    [InlineData("2026-07-15T10:00", "2026-07-15T09:00")]
    // British Summer Time began at 01:00 on 29 March 2026: 01:30 did not happen.
    [InlineData("2026-03-29T01:30", "2026-03-29T01:30")]
    [InlineData("2026-03-29T00:59", "2026-03-29T00:59")]
    [InlineData("2026-03-29T02:00", "2026-03-29T01:00")]
    // It ended at 02:00 on 25 October 2026: 01:30 came twice.
    [InlineData("2026-10-25T01:30", "2026-10-25T00:30")]
    [InlineData("2026-10-25T02:00", "2026-10-25T02:00")]
    public void A_wall_time_in_London_is_one_instant(string wall, string utc)
    {
        var instant = London.ToInstant(DateTime.Parse(wall, CultureInfo.InvariantCulture));

        Assert.Equal(DateTimeOffset.Parse(utc + "Z", CultureInfo.InvariantCulture), instant);
        Assert.Equal(TimeSpan.Zero, instant.Offset);
    }

    [Fact]
    public void An_instant_comes_back_as_the_wall_time_of_the_hall()
    {
        var wall = London.ToWall(new DateTimeOffset(2026, 7, 15, 9, 0, 0, TimeSpan.Zero));

        Assert.Equal(new DateTime(2026, 7, 15, 10, 0, 0), wall);
        Assert.Equal(DateTimeKind.Unspecified, wall.Kind);
    }

    [Theory]
    [InlineData("Europe/London", "London time")]
    [InlineData("America/Argentina/Buenos_Aires", "Buenos Aires time")]
    [InlineData("UTC", "UTC")]
    public void A_zone_is_named_as_people_say_it(string name, string plain) => Assert.Equal(plain, EventZone.Of(name).PlainName);

    [Theory]
    [InlineData("")]
    [InlineData("Mars/Olympus")]
    [InlineData("GMT Standard Time")]
    [InlineData("../../etc/passwd")]
    public void A_name_outside_of_the_IANA_list_is_no_zone(string name) => Assert.Null(EventZone.Find(name));

    [Theory]
    [InlineData("London", "Europe/London")]
    [InlineData(" new york ", "America/New_York")]
    [InlineData("Europe/Paris", "Europe/Paris")]
    [InlineData("Springfield", null)]
    public void A_place_finds_its_zone(string words, string? name) => Assert.Equal(name, EventZone.FindByPlace(words)?.Name);
}
