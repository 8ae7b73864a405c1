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

    public bool IsSealed => Event.Phase == Phase.Sealed;

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Problem = IsSealed ? ProgrammeProblems.Sealed : null;
        Rooms = await sessions.RoomsAsync(Event.Id, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string? act, Guid? room, string? name, string? was, CancellationToken cancellationToken)
    {
        var input = new RoomInput(Event.Id, Reader.PersonId, room, PlainText.Clean(name ?? "").ReplaceLineEndings(" ").Trim(), was);
        var done = await acts.RunAsync((ArrangeRooms arrange, CancellationToken token) => RunAsync(arrange, act, input, token), cancellationToken);
        if (!done.IsRefused)
        {
            return Redirect($"{Place.Address}/rooms");
        }

        (About, Typed) = (room, input.Name);
        Rooms = await sessions.RoomsAsync(Event.Id, cancellationToken);
        return Refused(done.Problem);
    }

    private static Task<Outcome<bool>> RunAsync(ArrangeRooms arrange, string? act, RoomInput input, CancellationToken cancellationToken) => act switch
    {
        "rename" => arrange.RenameAsync(input, cancellationToken),
        "earlier" => arrange.MoveAsync(input, -1, cancellationToken),
        "later" => arrange.MoveAsync(input, 1, cancellationToken),
        "remove" => arrange.RemoveAsync(input, cancellationToken),
        _ => arrange.AddAsync(input, cancellationToken),
    };
}
