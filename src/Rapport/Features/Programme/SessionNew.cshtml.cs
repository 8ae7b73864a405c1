using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

/// <summary>Adding a session by hand.</summary>
[Authorize]
[IgnoreAntiforgeryToken]
public sealed class SessionNewModel(Places places, Callers callers, EditableSessions sessions, Acts acts) : PlacePage(places, callers)
{
    private readonly Dictionary<string, string> wrongs = [];
    private IReadOnlyList<RoomLine> rooms = [];
    private SessionInput input = new();

    public Visibility? Visibility { get; private set; } = Shared.Visibility.Public;

    public IReadOnlyDictionary<string, string> Wrongs => wrongs;

    public SessionFormView Form => new(input, wrongs, [.. rooms.Select(room => room.Name)]) { Zone = $"Times are {Event.Zone.PlainName}" };

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Problem = Event.Phase == Phase.Sealed ? ProgrammeProblems.Sealed : null;
        input = new SessionInput { Day = Event.StartsOn.ToString(SessionInput.DayForm), Minutes = "45" };
        rooms = await sessions.RoomsAsync(Event.Id, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(SessionInput input, Visibility? visibility, Guid? formId, CancellationToken cancellationToken)
    {
        (this.input, Visibility) = (input, visibility);
        if (SessionDraft.Read(input, Event, wrongs) is { } draft)
        {
            var added = await acts.RunAsync(
                (AddSession act, CancellationToken token) => act.RunAsync(new(Event.Id, Reader.PersonId, draft, visibility, formId), token), cancellationToken);
            if (!added.IsRefused)
            {
                return Redirect(added.Value);
            }

            Problem = added.Problem;
        }

        rooms = await sessions.RoomsAsync(Event.Id, cancellationToken);
        return Refused(Problem);
    }
}
