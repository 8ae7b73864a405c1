namespace Rapport.Faults;

/// <summary>What goes wrong with one request.</summary>
public abstract record Fault
{
    /// <summary>It goes through as it is.</summary>
    public sealed record None : Fault;

    /// <summary>It goes through later.</summary>
    public sealed record Delay(TimeSpan Time) : Fault;

    /// <summary>The connection breaks before anything of it has reached the server.</summary>
    public sealed record Lose : Fault;

    /// <summary>The server gets so many bytes of it and no more. Counted round where it has fewer, so that something is always missing.</summary>
    public sealed record CutRequest(int Bytes) : Fault;

    /// <summary>The server has it all; so many bytes of the answer come back. Counted round where it has fewer.</summary>
    public sealed record CutAnswer(int Bytes) : Fault;

    /// <summary>The server gets it twice, the second time after a while; one answer comes back.</summary>
    public sealed record Twice(TimeSpan Later) : Fault;

    /// <summary>It is held back until another request has overtaken it, or until none came.</summary>
    public sealed record Overtaken(TimeSpan AtMost) : Fault;

    /// <summary>The network's own log-in page answers instead of the server, at once or after a redirect.</summary>
    public sealed record Portal(bool Redirects) : Fault;

    /// <summary>The name led to somebody else, who answers in a way of their own.</summary>
    public sealed record Stranger(int Kind) : Fault;

    /// <summary>The server, or what stands before it, answers with this status and does nothing.</summary>
    public sealed record Status(int Code, int? RetryAfter = null) : Fault;
}
