using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>The rooms of an event in the order in which the programme shows them.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
public sealed class RoomsModel(Places places, Callers callers, EditableSessions sessions, Acts acts) : PlacePage(places, callers)
{
    public IReadOnlyList<RoomLine> Rooms { get; private set; } = [];

    /// <summary>The room that the problem is about; nothing for the one to be added.</summary>
    public Guid? About { get; private set; }

    /// <summary>What was typed when it was refused.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>What the page tells after it was done.</summary>
    public RoomDone? Done { get; private set; }

    public bool IsSealed => Event.Phase == Phase.Sealed;

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task OnGetAsync(string? act, Guid? room, CancellationToken cancellationToken)
    {
        Problem = IsSealed ? ProgrammeProblems.Sealed : null;
        Rooms = await sessions.RoomsAsync(Event.Id, cancellationToken);
        Done = IsSealed ? null : RoomDone.Of(Rooms, room, act);
    }

    public async Task<IActionResult> OnPostAsync(string? act, Guid? room, string? name, string? was, CancellationToken cancellationToken)
    {
        var input = new RoomInput(Event.Id, Reader.PersonId, room, PlainText.Clean(name ?? "").ReplaceLineEndings(" ").Trim(), was);
        var before = await sessions.RoomsAsync(Event.Id, cancellationToken);
        var done = await acts.RunAsync((ArrangeRooms arrange, CancellationToken token) => RunAsync(arrange, act, input, token), cancellationToken);
        Rooms = await sessions.RoomsAsync(Event.Id, cancellationToken);
        if (!done.IsRefused)
        {
            return Redirect($"{Place.Address}/rooms?act={Known(act)}&room={NextTo(before, act, input)}");
        }

        (About, Typed) = (room, input.Name);
        return Refused(done.Problem);
    }

    private static string Known(string? act) => act is "rename" or "earlier" or "later" or "remove" ? act : "add";

    /// <summary>The room that it was done to; where it is gone, the one that stands in its place or else before it.</summary>
    private Guid? NextTo(IReadOnlyList<RoomLine> before, string? act, RoomInput input) => Known(act) switch
    {
        "add" => Rooms.LastOrDefault(line => line.Name == input.Name)?.Id,
        "remove" => Rooms.ElementAtOrDefault(Math.Min(before.TakeWhile(line => line.Id != input.RoomId).Count(), Rooms.Count - 1))?.Id,
        _ => input.RoomId,
    };

    private static Task<Outcome<bool>> RunAsync(ArrangeRooms arrange, string? act, RoomInput input, CancellationToken cancellationToken) => act switch
    {
        "rename" => arrange.RenameAsync(input, cancellationToken),
        "earlier" => arrange.MoveAsync(input, -1, cancellationToken),
        "later" => arrange.MoveAsync(input, 1, cancellationToken),
        "remove" => arrange.RemoveAsync(input, cancellationToken),
        _ => arrange.AddAsync(input, cancellationToken),
    };
}
