namespace Rapport.Features.Record;

/// <summary>A session that somebody gave or gives.</summary>
public sealed record SpokenAt(Guid Id, string Title, string Address, string Event, DateTime? Wall, bool IsCancelled)
{
    /// <summary>Where its speaker asks that something about them be taken down.</summary>
    public string TakeDownAddress => $"{Address[..Address.LastIndexOf('/')]}/take-down/{Id}";
}
