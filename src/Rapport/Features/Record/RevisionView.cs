using Rapport.Features.Capture;

namespace Rapport.Features.Record;

/// <summary>A text that the entry once had, or one that competes with what it shows.</summary>
public sealed record RevisionView(int Number, EntryContent Content, string Author, DateTimeOffset WrittenAt, bool IsCompeting);
