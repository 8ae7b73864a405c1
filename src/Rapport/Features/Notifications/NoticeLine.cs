using System.Globalization;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>All that there is of one kind about one thing, as its person reads it.</summary>
/// <param name="Says">One sentence, without what it is about.</param>
public sealed record NoticeLine(NoticeKind Kind, string Says, DateTimeOffset At, bool IsNew)
{
    /// <summary>The thing; null where it may not be named.</summary>
    public string? About { get; init; }

    public string? Address { get; init; }

    /// <summary>The event or space; null where it is the thing itself, or may not be named.</summary>
    public string? Where { get; init; }

    /// <summary>Of the event; null in a space, which has none.</summary>
    public EventZone? Zone { get; init; }

    public string When => Zone is { } zone
        ? zone.ToWall(At).ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture)
        : At.ToString("d MMMM", CultureInfo.InvariantCulture);
}
