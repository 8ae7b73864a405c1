namespace Rapport.Features.Capture;

public sealed record SpeakerChoice(Guid Id, string Name);
