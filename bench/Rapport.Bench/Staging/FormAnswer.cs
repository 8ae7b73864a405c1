namespace Rapport.Bench.Staging;

internal sealed record FormAnswer(int Status, string? Location, string Text)
{
    public FormAnswer MustLead(string what) =>
        Status is 302 or 303 ? this : throw new BenchFailure($"{what} answered {Status} instead of leading on.");
}
