namespace Rapport.Features.Events.Start;

/// <summary>From which event another one started, and what it took over; written once, with the new event.</summary>
public sealed class EventOrigin
{
    public const int TakenLimit = 2000;

    private EventOrigin()
    {
    }

    public EventOrigin(Guid eventId, Guid fromId, IReadOnlyCollection<(string Name, string Words)> taken)
    {
        EventId = eventId;
        FromId = fromId;
        Taken = string.Join('\n', taken.Select(line => $"{line.Name}\t{line.Words}"));
    }

    public Guid EventId { get; private set; }
    public Guid FromId { get; private set; }

    /// <summary>A line for each: its name and what of it was taken.</summary>
    public string Taken { get; private set; } = "";

    public IReadOnlyList<(string Name, string Words)> Lines =>
        [.. Taken.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 2)).Where(line => line.Length == 2).Select(line => (line[0], line[1]))];
}
