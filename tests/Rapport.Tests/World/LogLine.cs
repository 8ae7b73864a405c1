using Microsoft.Extensions.Logging;

namespace Rapport.Tests;

/// <summary>One line that the program logged.</summary>
public sealed record LogLine(LogLevel Level, string Category, string Text, Exception? Failure);
