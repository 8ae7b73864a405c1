namespace Rapport.Tests.Features.Programme;

/// <summary>A clock that stands where a test put it.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
