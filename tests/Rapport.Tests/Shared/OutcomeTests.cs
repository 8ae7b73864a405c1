using Rapport.Shared;

namespace Rapport.Tests.Shared;

public sealed class OutcomeTests
{
    private static readonly Problem Full = new("hall_full", "The hall is full.");

    [Fact]
    public void An_accepted_act_has_a_value_and_no_problem()
    {
        Outcome<int> outcome = 7;

        Assert.False(outcome.IsRefused);
        Assert.Equal(7, outcome.Value);
        Assert.Throws<InvalidOperationException>(() => outcome.Problem);
        Assert.Equal("took 7", outcome.Match(value => $"took {value}", problem => problem.Sentence));
    }

    [Fact]
    public void A_refused_act_has_a_problem_and_no_value()
    {
        Outcome<int> outcome = Full;

        Assert.True(outcome.IsRefused);
        Assert.Equal(Full, outcome.Problem);
        Assert.Throws<InvalidOperationException>(() => outcome.Value);
        Assert.Equal("The hall is full.", outcome.Match(value => $"took {value}", problem => problem.Sentence));
    }
}
