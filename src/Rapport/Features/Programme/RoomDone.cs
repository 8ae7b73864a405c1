namespace Rapport.Features.Programme;

/// <summary>What was just done to the rooms, as their page tells it.</summary>
/// <param name="NextRoom">Whose button has the focus, to go on from; nothing for the one to be added.</param>
/// <param name="NextAct">Which of its buttons.</param>
public sealed record RoomDone(string Sentence, Guid? NextRoom, string NextAct)
{
    /// <param name="rooms">As they are now.</param>
    /// <param name="id">The room it was done to; of one that was removed, the one that stands in its place.</param>
    /// <param name="act">As the page's buttons name it.</param>
    public static RoomDone? Of(IReadOnlyList<RoomLine> rooms, Guid? id, string? act)
    {
        var room = rooms.FirstOrDefault(line => line.Id == id);
        var place = room is null ? 0 : rooms.Index().First(line => line.Item == room).Index + 1;
        return (act, room) switch
        {
            ("remove", null) => new("The room is removed.", null, "add"),
            ("remove", _) => new("The room is removed.", id, room.Sessions == 0 ? "remove" : "rename"),
            (_, null) => null,
            ("add", _) => new($"{room.Name} is added.", null, "add"),
            ("rename", _) => new($"The room is called {room.Name} now.", id, "rename"),
            ("earlier", _) => new(Moved(room, place, rooms.Count), id, place > 1 ? "earlier" : rooms.Count > 1 ? "later" : "rename"),
            ("later", _) => new(Moved(room, place, rooms.Count), id, place < rooms.Count ? "later" : rooms.Count > 1 ? "earlier" : "rename"),
            _ => null,
        };
    }

    private static string Moved(RoomLine room, int place, int rooms) => $"{room.Name} is now number {place} of {rooms}.";
}
