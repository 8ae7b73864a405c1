using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Questions.Floor;

/// <summary>
/// Where the code in the room leads: a question, a name for those who want to give one, one button. Whoever is nobody here
/// yet becomes a guest with it.
/// </summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Join)]
public sealed class AskPageModel(Places places, Callers callers, FloorDesk desk) : PlacePage(places, callers)
{
    public AskedSession Session { get; private set; } = null!;

    public FloorRules Rules { get; private set; } = null!;

    /// <summary>Why nobody can ask here now; null where they can.</summary>
    public Problem? Closed { get; private set; }

    public string? Text { get; private set; }

    public string? Name { get; private set; }

    public bool IsAfar { get; private set; }

    public bool IsNameless { get; private set; }

    /// <summary>What the reader asked just now.</summary>
    public OwnQuestion? Asked { get; private set; }

    public bool IsGuest => Reader.Role == Role.Guest;

    public string Address => $"{Session.Address}/ask";

    public async Task<IActionResult> OnGetAsync([FromRoute] string session, Guid? asked, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(session, cancellationToken))
        {
            return NotFound();
        }

        Asked = asked is { } id ? await desk.OwnAsync(id, Place, cancellationToken) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string session, string? text, [FromForm(Name = "_name")] string? name, bool afar, bool nameless, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(session, cancellationToken))
        {
            return NotFound();
        }

        (Text, Name, IsAfar, IsNameless) = (text, name, afar, nameless);
        var input = new AskFromFloorInput { Session = Session.Id, Text = text, Afar = afar, Nameless = nameless };
        var sent = await desk.AskAsync(HttpContext, Place, Caller, Rules, input, name);
        if (!sent.IsRefused)
        {
            // Where the words stand from now on: the browser forgets its draft there.
            return Redirect($"{Address}?asked={sent.Value}#yours");
        }

        return sent.Problem == QuestionRules.UnknownSession ? NotFound() : Refused(sent.Problem);
    }

    private async Task<bool> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await desk.FindAsync(slug, Place, cancellationToken) is not { } session)
        {
            return false;
        }

        (Session, Rules) = (session, await desk.RulesAsync(Event.Id, cancellationToken));
        Closed = Floors.RefuseTime(Event.Phase, Rules);
        return true;
    }
}
