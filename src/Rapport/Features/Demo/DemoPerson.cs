using Rapport.Shared;

namespace Rapport.Features.Demo;

/// <summary>Somebody of the demo. The addresses are of a domain that can never receive mail.</summary>
internal sealed record DemoPerson(string Key, string Name, string Part, Role Role)
{
    /// <summary>Of the account; empty until it is there.</summary>
    public Guid Id { get; init; }

    public string Email => $"{Key}@demo.example";
}
