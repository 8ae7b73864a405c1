using Rapport.Shared;

namespace Rapport.Features.Events.Hosts;

/// <summary>Who hosts, sponsors or supports an event, with a link and a mark; in the order in which the page names them.</summary>
public sealed class EventHost
{
    public const int NameLimit = 160;
    public const int AltLimit = 200;

    private EventHost()
    {
    }

    public EventHost(Guid id, Guid eventId, int position)
    {
        Id = id;
        EventId = eventId;
        Position = position;
    }

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public int Position { get; private set; }
    public string Name { get; private set; } = "";
    public HostRole Role { get; private set; }

    /// <summary>Where their name leads; empty for nowhere.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Under which the store keeps the mark; null where there is none.</summary>
    public string? MarkKey { get; private set; }

    public int MarkWidth { get; private set; }
    public int MarkHeight { get; private set; }

    /// <summary>What the mark shows, for who does not see it; empty where the name says it.</summary>
    public string MarkAlt { get; private set; } = "";

    public static Problem? Refuse(string name, string link, string alt) =>
        name.Length == 0 ? new("name_missing", "Please give a name.")
        : name.Length > NameLimit ? new("name_too_long", $"A name has at most {NameLimit} characters.")
        : link.Length > 0 && !WebLink.IsValid(link) ? WebLink.Invalid
        : alt.Length > AltLimit ? new("alt_too_long", $"A description of a picture has at most {AltLimit} characters.")
        : null;

    /// <summary>What its form shows.</summary>
    public FormState State => StateOf(Name, Role, Link, MarkAlt);

    public static FormState StateOf(string name, HostRole role, string link, string alt) =>
        new(("Name", name), ("As", role.ToString()), ("Where their name leads", link), ("What the logo shows", alt));

    public void Describe(string name, HostRole role, string link) => (Name, Role, Link) = (name, role, link);

    public void Show(string key, int width, int height) => (MarkKey, MarkWidth, MarkHeight) = (key, width, height);

    public void SayOfMark(string alt) => MarkAlt = alt;

    public void DropMark() => (MarkKey, MarkWidth, MarkHeight, MarkAlt) = (null, 0, 0, "");

    public void Stand(int position) => Position = position;

    /// <summary>The same for another event. Both show the same stored mark.</summary>
    public EventHost For(Guid id, Guid eventId)
    {
        var copy = new EventHost(id, eventId, Position);
        copy.Describe(Name, Role, Link);
        (copy.MarkKey, copy.MarkWidth, copy.MarkHeight, copy.MarkAlt) = (MarkKey, MarkWidth, MarkHeight, MarkAlt);
        return copy;
    }
}
