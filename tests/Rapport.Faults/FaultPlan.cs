namespace Rapport.Faults;

/// <summary>Which fault the n-th request of a proxy meets. The same plan always says the same.</summary>
public sealed class FaultPlan
{
    private readonly Func<int, Fault> at;

    private FaultPlan(Func<int, Fault> at) => this.at = at;

    public static FaultPlan Nothing { get; } = new(_ => new Fault.None());

    /// <summary>These, one after another, and nothing after them.</summary>
    public static FaultPlan Of(params Fault[] faults) => new(number => number < faults.Length ? faults[number] : new Fault.None());

    /// <summary>A function of the seed and the request's number alone.</summary>
    /// <param name="share">How many of a hundred requests meet a fault.</param>
    public static FaultPlan Seeded(int seed, int share) => new(number =>
    {
        // The first numbers of neighbouring seeds are alike, so one is thrown away.
        var random = new Random(unchecked((seed * 1_000_003) + number));
        random.Next();
        return random.Next(100) < share ? Draw(random) : new Fault.None();
    });

    /// <param name="number">From 0, in the order in which requests were read to their end.</param>
    public Fault At(int number) => at(number);

    private static Fault Draw(Random random) => random.Next(14) switch
    {
        0 => new Fault.Delay(Milliseconds(random, 40)),
        1 => new Fault.Lose(),
        2 => new Fault.CutRequest(random.Next(4000)),
        // What was kept and not heard of is what goes wrong elsewhere: it has the most numbers.
        3 or 4 => new Fault.CutAnswer(random.Next(1200)),
        5 => new Fault.CutAnswer(0),
        6 or 7 => new Fault.Twice(Milliseconds(random, 60)),
        8 => new Fault.Overtaken(Milliseconds(random, 60)),
        9 => new Fault.Portal(Redirects: random.Next(2) == 0),
        10 or 11 => new Fault.Stranger(random.Next(StrangerAnswers.Kinds)),
        12 => new Fault.Status(429, 1 + random.Next(20)),
        _ => new Fault.Status(random.Next(2) == 0 ? 500 : 503),
    };

    private static TimeSpan Milliseconds(Random random, int most) => TimeSpan.FromMilliseconds(random.Next(most));
}
