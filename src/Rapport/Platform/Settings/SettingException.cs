namespace Rapport.Platform.Settings;

/// <summary>A setting with which the program cannot start; the message is the one sentence that the host reads.</summary>
public sealed class SettingException(string sentence) : Exception(sentence);
