namespace Rapport.Features.Events.Invitations;

/// <summary>A piece of a pasted list in which no address was found, and why.</summary>
public sealed record PastedLine(string Text, string Sentence);
