using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>Taking part, from the page to the act.</summary>
public sealed class JoinDesk(Acts acts, GuestBrowser browser)
{
    public async Task<Outcome<Joined>> JoinAsync(HttpContext context, JoinEventInput input)
    {
        var known = input with { Earlier = browser.Read(context.Request) };
        var outcome = await acts.RunAsync((JoinEvent act, CancellationToken token) => act.RunAsync(known, token), context.RequestAborted);
        if (!outcome.IsRefused)
        {
            browser.Add(context, outcome.Value.PersonId);
        }

        return outcome;
    }
}
