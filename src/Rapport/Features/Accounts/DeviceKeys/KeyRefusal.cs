using Rapport.Shared;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>Why the key of a request was not taken.</summary>
internal sealed record KeyRefusal(Problem Problem, int Status);
