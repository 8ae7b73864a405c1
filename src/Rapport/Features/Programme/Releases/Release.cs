namespace Rapport.Features.Programme.Releases;

/// <summary>A numbered state of the programme that readers were told of.</summary>
public sealed class Release
{
    public const int ActLimit = 20;

    private Release()
    {
    }

    public Release(Guid id, Guid eventId, int number, Guid? byId, DateTimeOffset at)
    {
        Id = id;
        EventId = eventId;
        Number = number;
        ById = byId;
        At = at;
    }

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }

    /// <summary>1, 2, 3 … within the event.</summary>
    public int Number { get; private set; }

    public Guid? ById { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>The one act that it tells of, which can be undone; null where changes were collected.</summary>
    public string? Act { get; private set; }

    public Release Of(string? act)
    {
        Act = act;
        return this;
    }
}
