using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts.DeviceKeys;

/// <summary>Where browsers get and give back their keys.</summary>
public sealed class KeyDesk(Acts acts)
{
    /// <returns>Refused where the sign-in that asks has been ended meanwhile.</returns>
    public async Task<Outcome<IssuedKey>> IssueAsync(HttpContext context, Caller caller, Guid eventId)
    {
        if (KnownTicket.From(context.User) is not { } ticket || ticket.PersonId != caller.PersonId)
        {
            return DeviceKeyProblems.SignedOut;
        }

        var input = new IssueKeyInput(caller.PersonId, eventId, ticket.SignInId, DeviceWords.Of(context.Request.Headers.UserAgent));
        return await acts.RunAsync((IssueKey act, CancellationToken token) => act.RunAsync(input, token), context.RequestAborted);
    }

    public Task<bool> RevokeAsync(Guid personId, Guid id, CancellationToken cancellationToken) =>
        acts.RunAsync((RevokeKey act, CancellationToken token) => act.RunAsync(personId, id, token), cancellationToken);
}
