namespace Rapport.Platform.Files;

/// <summary>The name under which the store keeps a file, and its length in bytes.</summary>
public readonly record struct StoredFile(string Key, long Length);
