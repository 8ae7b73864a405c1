using System.Globalization;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>
/// An open question from the organiser to the community: "What should we talk about?". An event has one, which is
/// opened, closed and opened again; what was asked stays.
/// </summary>
public sealed class Call
{
    public const string SubjectKind = "call";
    public const int TextLimit = 300;

    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    public static readonly Staleness Staleness = new(SubjectKind, act => [Tag.Questions(act.EventId!.Value)]);

    private Call()
    {
    }

    public Call(Guid id, Guid eventId) => (Id, EventId) = (id, eventId);

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public string Text { get; private set; } = "";
    public Answerers Answerers { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>From when on something is taken; null where that is at once.</summary>
    public DateTimeOffset? OpensAt { get; private set; }

    /// <summary>From when on nothing is taken; null where only the organiser's word closes it.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public static Problem? Refuse(string text) =>
        text.Length == 0 ? new("text_missing", "There is nothing written yet.")
        : text.Length > TextLimit ? new("text_too_long", $"A call has at most {TextLimit} characters.")
        : null;

    /// <summary>What its form shows, or would show once it was sent.</summary>
    public static FormState State(string? text, Answerers answerers, string? opens, string? closes, bool isOpen = true) => new(
        ("The call", text), ("Who may ask", answerers == Answerers.Anyone ? "Everybody" : "Members"), ("Open from", opens), ("Open until", closes), ("It is", isOpen ? "open" : "closed"));

    public FormState State(EventZone zone, DateTimeOffset now) => State(Text, Answerers, OnWall(OpensAt, zone), OnWall(ClosesAt, zone), !IsEndedAt(now));

    /// <summary>As the field for a day and a time writes it; empty where there is none.</summary>
    public static string OnWall(DateTimeOffset? instant, EventZone zone) => instant is { } at ? zone.ToWall(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : "";

    public bool IsOpenAt(DateTimeOffset now) => !(OpensAt > now) && !IsEndedAt(now);

    public bool IsEndedAt(DateTimeOffset now) => Closed <= now;

    /// <summary>When it opens, where that is still to come.</summary>
    public DateTimeOffset? OpensAfter(DateTimeOffset now) => OpensAt > now && !IsEndedAt(now) ? OpensAt : null;

    private DateTimeOffset? Closed => ClosedAt < ClosesAt || ClosesAt is null ? ClosedAt : ClosesAt;

    /// <summary>
    /// The moment by which it is judged whether the call is open: when it arrives, or when it was said where that was
    /// before the call was closed, not long ago, and there was no network.
    /// </summary>
    public DateTimeOffset MomentOf(DateTimeOffset saidAt, DateTimeOffset now) =>
        OpenedAt <= saidAt && !(OpensAt > saidAt) && saidAt < Closed && now < Closed + Late ? saidAt : now;

    /// <summary>Whether this reader is one of those whom the call is for.</summary>
    public bool IsFor(Reader reader) => Answerers == Answerers.Anyone || reader.May(Power.Answer);

    public bool Says(string text, Answerers answerers, DateTimeOffset? opensAt, DateTimeOffset? closesAt) =>
        (Text, Answerers, OpensAt, ClosesAt) == (text, answerers, opensAt, closesAt);

    public void Ask(string text, Answerers answerers, DateTimeOffset? opensAt, DateTimeOffset? closesAt) =>
        (Text, Answerers, OpensAt, ClosesAt) = (text, answerers, opensAt, closesAt);

    public void Open(DateTimeOffset at) => (OpenedAt, ClosedAt) = (at, null);

    public void Close(DateTimeOffset at) => ClosedAt = at;
}
