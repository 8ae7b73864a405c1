using Rapport.Shared;

namespace Rapport.Features.Events.Hosts;

/// <summary>The fields of a host's form: what is kept, or what was typed when it was refused.</summary>
public sealed record HostFieldsView(EventHost? Host, HostInput? Typed, Problem? Problem)
{
    /// <summary>Null for a new one.</summary>
    public FormBasis? Basis => Host is null ? null
        : Typed is null ? FormBasis.Of(Host.State)
        : FormBasis.After(Problem == FormState.Outdated, Typed.State, Typed.BasedOn, Host.State);

    public string Key => Host is null ? "new" : $"{Host.Id}";
    public string Name => Typed?.Name ?? Host?.Name ?? "";
    public HostRole Role => Typed?.Role ?? Host?.Role ?? HostRole.Host;
    public string Link => Typed?.Link ?? Host?.Link ?? "";
    public string Alt => Typed?.Alt ?? Host?.MarkAlt ?? "";
    public bool HasMark => Host?.MarkKey is not null;
}
