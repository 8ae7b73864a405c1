namespace Rapport.Formats.Video;

/// <summary>The file is not understood wholly. Never leaves <see cref="RecordingReader"/>.</summary>
internal sealed class UncleanException(string reason) : Exception(reason);
