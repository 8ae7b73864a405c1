namespace Rapport.Features.Record;

public sealed record SpeakerLine(Guid Id, string Name, string Biography);
