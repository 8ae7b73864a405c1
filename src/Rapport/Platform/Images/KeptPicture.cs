namespace Rapport.Platform.Images;

/// <summary>A picture in the store: under which key, and its size in pixels.</summary>
public sealed record KeptPicture(string Key, int Width, int Height);
