namespace Rapport.Shared;

/// <summary>A file that somebody gave; opening one that is gone gives null.</summary>
public sealed record HeldFile(string Name, Func<Stream?> Open);
