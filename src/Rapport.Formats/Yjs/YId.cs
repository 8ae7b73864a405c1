namespace Rapport.Formats.Yjs;

/// <summary>Names one unit (a UTF-16 unit of text, an element, a value, a mark) for ever: the Lamport clock of Yjs.</summary>
/// <param name="Client">Who made it: a random number of 32 bits, at most 53, for each opening of the document.</param>
/// <param name="Clock">How many units that client had made before it.</param>
public readonly record struct YId(long Client, int Clock);
