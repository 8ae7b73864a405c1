namespace Rapport.Features.Programme.Speakers;

/// <summary>A speaker's name, and the page that it leads to; null where it leads nowhere for this reader.</summary>
public sealed record SpeakerName(string Name, string? Address)
{
    public override string ToString() => Name;
}
