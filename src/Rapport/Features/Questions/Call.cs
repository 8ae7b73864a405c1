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

    /// <summary>From when on nothing is taken; null where only the organiser's word closes it.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public static Problem? Refuse(string text) =>
        text.Length == 0 ? new("text_missing", "There is nothing written yet.")
        : text.Length > TextLimit ? new("text_too_long", $"A call has at most {TextLimit} characters.")
        : null;

    /// <summary>What its form shows, or would show once it was sent.</summary>
    public static FormState State(string? text, Answerers answerers, string? closes, bool isOpen = true) => new(
        ("The call", text), ("Who may ask", answerers == Answerers.Anyone ? "Everybody" : "Members"), ("Open until", closes), ("It is", isOpen ? "open" : "closed"));

    public FormState State(EventZone zone, DateTimeOffset now) => State(Text, Answerers, ClosesOnWall(zone), IsOpenAt(now));

    /// <summary>As the field for a day and a time writes it; empty where only the organiser's word closes it.</summary>
    public string ClosesOnWall(EventZone zone) => ClosesAt is { } at ? zone.ToWall(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : "";

    public bool IsOpenAt(DateTimeOffset now) => ClosedAt is null && !(ClosesAt <= now);

    /// <summary>Whether this reader is one of those whom the call is for.</summary>
    public bool IsFor(Reader reader) => Answerers == Answerers.Anyone || reader.May(Power.Answer);

    public bool Says(string text, Answerers answerers, DateTimeOffset? closesAt) =>
        (Text, Answerers, ClosesAt) == (text, answerers, closesAt);

    public void Ask(string text, Answerers answerers, DateTimeOffset? closesAt) =>
        (Text, Answerers, ClosesAt) = (text, answerers, closesAt);

    public void Open(DateTimeOffset at) => (OpenedAt, ClosedAt) = (at, null);

    public void Close(DateTimeOffset at) => ClosedAt = at;
}
