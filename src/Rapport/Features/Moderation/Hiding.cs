using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>That something was hidden, by whom, when and why: for its author and for editors.</summary>
public sealed record Hiding(string Reason, string By, DateTimeOffset At, EventZone Zone)
{
    public string Clock => Zone.ToWall(At).ToString("d MMMM, HH:mm");
}
