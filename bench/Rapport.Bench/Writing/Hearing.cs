namespace Rapport.Bench.Writing;

/// <summary>Takes what a server said.</summary>
internal delegate void Hearing(Heard said);
