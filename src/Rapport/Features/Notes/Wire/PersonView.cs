namespace Rapport.Features.Notes.Wire;

/// <summary>Who writes under a client, by the server's word.</summary>
public sealed record PersonView(long Client, Guid Person, string Name);
