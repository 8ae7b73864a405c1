namespace Rapport.Features.Record;

public sealed record Neighbours(IReadOnlyList<Neighbour> Before, IReadOnlyList<Neighbour> Beside, IReadOnlyList<Neighbour> After);
