using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Adds, renames, orders and removes the rooms of an event.</summary>
public sealed class ArrangeRooms(RapportDb db, SessionWriter writer, TimeProvider time)
{
    public Task<Outcome<bool>> AddAsync(RoomInput input, CancellationToken cancellationToken) =>
        ChangeAsync(input, "room.added", programme =>
        {
            if (RefuseName(programme, input.Name, null) is { } problem)
            {
                return problem;
            }

            programme.RoomNamed(input.Name);
            return null;
        }, cancellationToken);

    public Task<Outcome<bool>> RenameAsync(RoomInput input, CancellationToken cancellationToken) =>
        ChangeRoomAsync(input, "room.renamed", (programme, room) =>
        {
            if (room.Name != input.Was)
            {
                return ProgrammeProblems.ChangedRoom;
            }

            if (RefuseName(programme, input.Name, room) is { } problem)
            {
                return problem;
            }

            room.Rename(input.Name);
            return null;
        }, cancellationToken);

    /// <summary>One place earlier or later in the programme's order; the first and the last stay.</summary>
    public Task<Outcome<bool>> MoveAsync(RoomInput input, int places, CancellationToken cancellationToken) =>
        ChangeRoomAsync(input, "room.moved", (programme, room) =>
        {
            var rooms = programme.Rooms;
            var to = Math.Clamp(rooms.IndexOf(room) + places, 0, rooms.Count - 1);
            rooms.Remove(room);
            rooms.Insert(to, room);
            for (var position = 0; position < rooms.Count; position++)
            {
                rooms[position].Stand(position);
            }

            return null;
        }, cancellationToken);

    public async Task<Outcome<bool>> RemoveAsync(RoomInput input, CancellationToken cancellationToken)
    {
        if (await db.Sessions.AnyAsync(session => session.RoomId == input.RoomId, cancellationToken))
        {
            return ProgrammeProblems.UsedRoom;
        }

        return await ChangeRoomAsync(input, "room.removed", (_, room) =>
        {
            db.Remove(room);
            return null;
        }, cancellationToken);
    }

    private Task<Outcome<bool>> ChangeRoomAsync(RoomInput input, string verb, Func<OpenProgramme, Room, Problem?> change, CancellationToken cancellationToken) =>
        ChangeAsync(input, verb, programme => programme.Rooms.Find(room => room.Id == input.RoomId) is { } room
            ? change(programme, room)
            : ProgrammeProblems.UnknownRoom, cancellationToken);

    private async Task<Outcome<bool>> ChangeAsync(RoomInput input, string verb, Func<OpenProgramme, Problem?> change, CancellationToken cancellationToken)
    {
        var programme = await writer.OpenAsync(input.EventId, cancellationToken);
        if (await db.IsSealedAsync(input.EventId, cancellationToken))
        {
            return ProgrammeProblems.Sealed;
        }

        if (change(programme) is { } problem)
        {
            return problem;
        }

        db.Activities.Add(new Activity(Ids.New(time), verb, programme.Event, input.ById, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private static Problem? RefuseName(OpenProgramme programme, string name, Room? own) =>
        name.Length is 0 or > Room.NameLimit ? ProgrammeProblems.UnnamedRoom
        : programme.Rooms.Exists(room => room != own && string.Equals(room.Name, name, StringComparison.OrdinalIgnoreCase)) ? ProgrammeProblems.TakenRoom
        : null;
}

/// <param name="Was">The name that the form showed.</param>
public sealed record RoomInput(Guid EventId, Guid? ById, Guid? RoomId, string Name = "", string? Was = null);
