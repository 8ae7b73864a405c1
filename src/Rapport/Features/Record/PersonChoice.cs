namespace Rapport.Features.Record;

public sealed record PersonChoice(Guid Id, string Name);
