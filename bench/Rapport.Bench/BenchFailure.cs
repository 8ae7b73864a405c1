namespace Rapport.Bench;

/// <summary>The measurement cannot go on, or what it saw was wrong: a figure from it would not be true.</summary>
internal sealed class BenchFailure(string sentence) : Exception(sentence);
