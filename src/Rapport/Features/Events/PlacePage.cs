using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Features.Accounts;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Features.Events;

/// <summary>
/// A page inside a space or event. The place comes from the address before any handler runs; where there is none for
/// this reader, or the reader may not do what the page is for, the answer is "not found".
/// </summary>
public abstract class PlacePage(Places places, Callers callers) : PageModel
{
    public Place Place { get; private set; } = null!;

    public Caller? Caller { get; private set; }

    public Reader Reader => Place.Reader;

    /// <summary>The event of the address; only on pages whose route has one.</summary>
    public EventView Event => Place.Event!;

    /// <summary>Why nothing was done, or can be.</summary>
    public Problem? Problem { get; protected set; }

    /// <summary>Who may open the page at all.</summary>
    protected virtual bool IsFor(Reader reader) => true;

    // Else its name makes it a handler of its own: of the verb PAGE, with all of the context as its form.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Caller = await callers.OfAsync(HttpContext);
        var (space, @event) = ((string?)RouteData.Values["space"], (string?)RouteData.Values["event"]);
        var place = space is null ? null : await places.FindAsync(space, @event, Caller, HttpContext.RequestAborted);
        if (place is null || !IsFor(place.Reader))
        {
            context.Result = NotFound();
            return;
        }

        Place = place;
        HttpContext.Features.Get<PagePolicy>()?.MadeFor(place.Reader);
        await next();
    }

    /// <summary>The page once more, with the sentence; null where the fields say themselves what is wrong with them.</summary>
    protected PageResult Refused(Problem? problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
