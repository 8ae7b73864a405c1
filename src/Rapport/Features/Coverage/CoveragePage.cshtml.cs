using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Coverage;

/// <summary>Who covers what, for the team: each takes and leaves shifts of their own, editors give them to others.</summary>
[AllowAnonymous]
public sealed class CoveragePageModel(Places places, Callers callers, CoverageReader coverage, Acts acts) : PlacePage(places, callers)
{
    public IReadOnlyList<CoverageLine> Lines { get; private set; } = [];

    /// <summary>Whom a session can be given to; read where an editor asks for it.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Team { get; private set; } = [];

    /// <summary>The session that is being given to somebody.</summary>
    public Guid? Giving { get; private set; }

    public DateTimeOffset Now => coverage.Now;

    /// <summary>Nothing is to come that somebody could cover.</summary>
    public bool IsOver => Lines.All(line => line.Session.EndsAt <= Now);

    public bool MayTake => Event.IsOpen() && Reader.PersonId is { } self && Reader.MaySet(self);

    public bool MayGive => MayTake && Reader.IsEditor;

    /// <summary>What is over or cancelled is covered by nobody any more.</summary>
    public bool MayTakeIt(CoverageLine line) => MayTake && !line.Session.IsCancelled && !(line.Session.EndsAt <= Now);

    public bool IsGap(CoverageLine line) => Event.IsOpen() && line.IsGap(Now);

    protected override bool IsFor(Reader reader) => reader.IsTeam;

    public Task OnGetAsync(Guid? give, CancellationToken cancellationToken) => ReadAsync(give, cancellationToken);

    public Task<IActionResult> OnPostTakeAsync(Guid session, ShiftRole? role, CancellationToken cancellationToken) =>
        TakeAsync(session, Reader.PersonId ?? Guid.Empty, role, null, cancellationToken);

    /// <param name="person">Empty where nobody was chosen.</param>
    public async Task<IActionResult> OnPostGiveAsync(Guid session, Guid person, ShiftRole? role, CancellationToken cancellationToken) =>
        Reader.IsEditor ? await TakeAsync(session, person, role, session, cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostLeaveAsync(Guid shift, CancellationToken cancellationToken)
    {
        var left = await acts.RunAsync((LeaveShift act, CancellationToken token) => act.RunAsync(shift, Place, token), cancellationToken);
        if (!left.IsRefused)
        {
            return To(left.Value);
        }

        return left.Problem == CoverageRules.NotYours ? NotFound() : await RefuseAsync(left.Problem, null, cancellationToken);
    }

    private async Task<IActionResult> TakeAsync(Guid session, Guid person, ShiftRole? role, Guid? giving, CancellationToken cancellationToken)
    {
        if (role is not { } wanted || !Enum.IsDefined(wanted))
        {
            return BadRequest();
        }

        var taken = await acts.RunAsync((TakeShift act, CancellationToken token) => act.RunAsync(new(session, person, wanted), Place, token), cancellationToken);
        return taken.IsRefused ? await RefuseAsync(taken.Problem, giving, cancellationToken) : To(session);
    }

    /// <summary>Back to the line, so that one goes on where one was.</summary>
    private RedirectResult To(Guid? session) => Redirect(session is { } id ? $"{Place.Address}/coverage#s-{id}" : $"{Place.Address}/coverage");

    private async Task<IActionResult> RefuseAsync(Problem problem, Guid? giving, CancellationToken cancellationToken)
    {
        await ReadAsync(giving, cancellationToken);
        return Refused(problem);
    }

    private async Task ReadAsync(Guid? giving, CancellationToken cancellationToken)
    {
        Lines = await coverage.ReadAsync(Place, cancellationToken);
        Giving = MayGive ? giving : null;
        Team = Giving is null ? [] : await coverage.TeamAsync(Place, cancellationToken);
    }
}
