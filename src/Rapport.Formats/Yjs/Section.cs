namespace Rapport.Formats.Yjs;

/// <summary>What an update has of one client: structs that follow one another, beginning with a clock at a place in its bytes.</summary>
internal readonly record struct Section(long Client, int Clock, int End, int Position, long Count);
