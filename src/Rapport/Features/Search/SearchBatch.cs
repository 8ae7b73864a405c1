using Rapport.Platform.Data;

namespace Rapport.Features.Search;

/// <summary>What a stretch of a stream's log means for the index.</summary>
public sealed record SearchBatch(LogCursor From, long To, IReadOnlyList<SearchRow> Put, IReadOnlyList<Guid> Removed);
