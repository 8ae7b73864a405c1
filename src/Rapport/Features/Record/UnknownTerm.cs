namespace Rapport.Features.Record;

/// <summary>Letters that an event's entries use and no glossary explains.</summary>
public sealed record UnknownTerm(string Letters, int Count, string Address);
