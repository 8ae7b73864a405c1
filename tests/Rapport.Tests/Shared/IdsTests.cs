using Microsoft.Extensions.Time.Testing;
using Rapport.Shared;

namespace Rapport.Tests.Shared;

public sealed class IdsTests
{
    [Fact]
    public void Ids_made_later_sort_later()
    {
        var time = new FakeTimeProvider();
        var ids = Enumerable.Range(0, 100).Select(_ =>
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            return Ids.New(time);
        }).ToList();

        Assert.Equal(ids, ids.Order());
        Assert.All(ids, id => Assert.True(Ids.IsAcceptable(id)));
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData("9b2f4a5e-6c1d-4f3a-8b7e-1d2c3b4a5f6e")]
    [InlineData("01980000-0000-7000-0000-000000000000")]
    [InlineData("01980000-0000-7000-c000-000000000000")]
    public void Only_version_seven_of_the_standard_variant_is_acceptable(string id) => Assert.False(Ids.IsAcceptable(Guid.Parse(id)));
}
