namespace Rapport.Shared;

/// <summary>The answer of an act: a value, or the <see cref="Shared.Problem"/> that refused it. Never both.</summary>
public readonly struct Outcome<T> : IOutcome
{
    private readonly T? value;
    private readonly Problem? problem;

    private Outcome(T? value, Problem? problem) => (this.value, this.problem) = (value, problem);

    public bool IsRefused => problem is not null;

    /// <exception cref="InvalidOperationException">The act was refused; ask <see cref="IsRefused"/> first.</exception>
    public T Value => problem is null ? value! : throw new InvalidOperationException($"Refused: {problem.Code}");

    /// <exception cref="InvalidOperationException">The act was accepted.</exception>
    public Problem Problem => problem ?? throw new InvalidOperationException("Not refused.");

    public static Outcome<T> Accepted(T value) => new(value, null);

    public static Outcome<T> Refused(Problem problem) => new(default, problem);

    public TResult Match<TResult>(Func<T, TResult> accepted, Func<Problem, TResult> refused) =>
        problem is null ? accepted(value!) : refused(problem);

    public static implicit operator Outcome<T>(T value) => Accepted(value);

    public static implicit operator Outcome<T>(Problem problem) => Refused(problem);
}
