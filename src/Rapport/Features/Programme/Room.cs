namespace Rapport.Features.Programme;

/// <summary>A room of an event, in the order in which the programme shows its rooms.</summary>
public sealed class Room
{
    public const int NameLimit = 120;

    private Room()
    {
    }

    public Room(Guid id, Guid eventId, string name, int position)
    {
        Id = id;
        EventId = eventId;
        Name = name;
        Position = position;
    }

    public Guid Id { get; private set; }
    public Guid EventId { get; private set; }
    public string Name { get; private set; } = "";
    public int Position { get; private set; }

    public void Rename(string name) => Name = name;

    public void Stand(int position) => Position = position;
}
