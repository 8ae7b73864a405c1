using Rapport.Shared;

namespace Rapport.Tests.Shared;

public sealed class ReaderTests
{
    private static readonly Guid Somebody = Guid.CreateVersion7();

    [Fact]
    public void A_role_gives_an_audience_and_nothing_more()
    {
        Assert.Equal((Audience.Public, false, false), Of(Reader.Visitor));
        Assert.Equal((Audience.Public, false, false), Of(new(Somebody, null, false)));
        Assert.Equal((Audience.Members, false, false), Of(new(Somebody, Role.Member, false)));
        Assert.Equal((Audience.Team, true, false), Of(new(Somebody, Role.Reporter, false)));
        Assert.Equal((Audience.Team, true, true), Of(new(Somebody, Role.Organiser, false)));
        Assert.Equal((Audience.Team, true, true), Of(new(Somebody, null, true)));
    }

    [Fact]
    public void No_audience_sees_what_is_for_its_author_only_or_not_shown()
    {
        foreach (var audience in Audiences.All)
        {
            var seen = Enum.GetValues<Visibility>().Where(visibility => audience.Sees(visibility)).ToList();
            Assert.Equal(Enum.GetValues<Visibility>().Take((int)audience + 1), seen);
            Assert.All(
                [SubjectState.Held, SubjectState.Hidden, SubjectState.Withdrawn],
                state => Assert.False(audience.Sees(Visibility.Public, state)));
        }
    }

    private static (Audience Audience, bool IsTeam, bool IsOrganiser) Of(Reader reader) => (reader.Audience, reader.IsTeam, reader.IsOrganiser);
}
