namespace Rapport.Features.Record;

/// <summary>Something that people talk about: a session or an entry.</summary>
public sealed record DiscussedLine(Guid Id, string Title, string Address, int Comments);
