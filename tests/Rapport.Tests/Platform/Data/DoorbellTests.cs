using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Tests.Platform.Data;

public sealed class DoorbellTests
{
    private readonly Guid stream = Guid.CreateVersion7();
    private readonly List<long> told = [];
    private readonly Doorbell doorbell = new();

    public DoorbellTests() => doorbell.OnCommitted(activities => told.AddRange(activities.Select(activity => activity.Number)));

    [Fact]
    public void What_another_process_committed_before_is_told_though_a_later_one_of_our_own_was()
    {
        doorbell.Ring([Act(1)]);
        doorbell.Ring([Act(3)]);
        doorbell.CatchUp([Act(1), Act(2), Act(3)]);

        Assert.Equal([1, 3, 2], told);
        Assert.Equal(3, doorbell.ToldUpTo(stream));
    }

    [Fact]
    public void What_was_told_is_found_without_telling_it_again()
    {
        doorbell.CatchUp([Act(1), Act(2)]);
        doorbell.CatchUp([Act(2), Act(3)]);

        Assert.Equal([1, 2, 3], told);
    }

    [Fact]
    public void Whoever_is_answered_finds_nothing_stale_also_where_it_was_found_in_the_log_before()
    {
        doorbell.CatchUp([Act(1)]);
        doorbell.Ring([Act(1)]);

        Assert.Equal([1, 1], told);
    }

    [Fact]
    public void What_is_older_than_all_that_is_kept_here_is_no_news()
    {
        doorbell.Ring([Act(8)]);
        doorbell.Reach(stream, 7);
        doorbell.CatchUp([Act(6), Act(7), Act(8)]);

        Assert.Equal([8], told);
        Assert.Equal(8, doorbell.ToldUpTo(stream));
    }

    private Activity Act(long number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var activity = new Activity(Ids.New(TimeProvider.System), "changed", new Subject(stream, "space", new(stream), null, now), Guid.CreateVersion7(), now);
        activity.Take(number);
        return activity;
    }
}
