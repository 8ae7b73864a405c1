namespace Rapport.Features.Record;

/// <summary>A session that somebody gave or gives.</summary>
public sealed record SpokenAt(string Title, string Address, string Event, DateTime? Wall, bool IsCancelled);
