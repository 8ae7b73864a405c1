namespace Rapport.Shared;

/// <summary>How somebody stands before others.</summary>
/// <param name="Name">What is shown for their name everywhere.</param>
/// <param name="IsPseudonym">The name is not their own: their own must stand nowhere.</param>
public sealed record PersonShown(Guid Id, string Name, bool IsPseudonym, Quotation Quotation, DateTimeOffset At);
