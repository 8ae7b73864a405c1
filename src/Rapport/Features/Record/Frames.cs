using System.Text;
using System.Text.Encodings.Web;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Notifications;
using Rapport.Platform.Caching;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>For whom a page is: the audience that the caller belongs to at that address, and the caller's own line in the header.</summary>
public sealed class Frames(Callers callers, Places places, UnreadNotices notices) : IPageFrames
{
    private static readonly PageFrame Visitor = new(Audience.Public, false, "<a class=\"me\" href=\"/sign-in\">Sign in</a>"u8.ToArray());

    public ValueTask<PageFrame> FrameAsync(HttpContext context) =>
        context.Request.Cookies.ContainsKey(Callers.Cookie) ? FrameForCookieAsync(context) : ValueTask.FromResult(Visitor);

    private async ValueTask<PageFrame> FrameForCookieAsync(HttpContext context)
    {
        if (await callers.OfAsync(context) is not { } caller)
        {
            return Visitor;
        }

        var place = await PlaceAsync(context.Request.Path, caller, context.RequestAborted);
        var waiting = place?.Reader.IsWaiting == true ? " <span class=\"small\">waiting to be let in</span>" : "";
        var count = await notices.CountAsync(caller.PersonId, context.RequestAborted);
        var news = count == 0 ? "" : $" <a class=\"me-news\" href=\"/notifications\">{count} new<span class=\"unseen\"> {(count == 1 ? "notification" : "notifications")}</span></a>";
        var slot = $"<a class=\"me\" href=\"/account\" data-person=\"{caller.PersonId}\">{HtmlEncoder.Default.Encode(caller.Name)}</a>{news}{waiting}";
        return new PageFrame(place?.Reader.Audience ?? Audience.Public, true, Encoding.UTF8.GetBytes(slot))
        {
            IsWaiting = place?.Reader.IsWaiting == true,
            Role = place?.Reader.Standing,
        };
    }

    private ValueTask<Place?> PlaceAsync(PathString path, Caller caller, CancellationToken cancellationToken)
    {
        var parts = path.Value!.Split('/', 4, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || Slug.IsReserved(parts[0]))
        {
            return ValueTask.FromResult<Place?>(null);
        }

        var @event = parts.Length > 1 && !Slug.IsReserved(parts[1]) ? parts[1] : null;
        return places.FindAsync(parts[0], @event, caller, cancellationToken);
    }
}
