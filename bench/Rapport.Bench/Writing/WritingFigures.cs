namespace Rapport.Bench.Writing;

/// <summary>Milliseconds from the sending of a letter to another writer, and to the word that it is kept.</summary>
internal sealed record WritingFigures(double P50, double P99)
{
    public double? AnswerP50 { get; init; }
    public double? AnswerP99 { get; init; }
    public long Letters { get; init; }
    public long Missing { get; init; }

    /// <summary>Of the server, for each letter that came to another writer.</summary>
    public double ProcessorMicroseconds { get; init; }

    public double ProportionalMiB { get; init; }
    public double ResidentMiB { get; init; }
}
