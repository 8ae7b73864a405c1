using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>Something that its writer wrote, by its short name.</summary>
public sealed record OwnLine(string Title, string Address, Visibility Own);
