namespace Rapport.Features.Notes.Wire;

/// <summary>What a device learns first.</summary>
/// <param name="Head">The number of the last update.</param>
/// <param name="StateVector">What the server has, in base64.</param>
public sealed record WelcomeView(int Generation, long Head, string StateVector, bool MayWrite, bool IsLocked, LimitsView Limits, IReadOnlyList<PersonView> People);
