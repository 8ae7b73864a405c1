namespace Rapport.Features.Programme.Import;

/// <summary>Another name or biography of a speaker who came from the same source.</summary>
public sealed record SpeakerChange(Speaker Speaker, string Name, string Biography);
