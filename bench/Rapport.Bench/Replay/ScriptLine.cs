using Rapport.Bench.Staging;

namespace Rapport.Bench.Replay;

/// <param name="Reporter">Who sends it.</param>
/// <param name="Due">When, from the start of the replay.</param>
internal sealed record ScriptLine(int Reporter, TimeSpan Due, PostedEntry Entry);
