using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

/// <summary>What is new for somebody, in all the spaces that they take part in.</summary>
public sealed class NotificationsPageModel(Callers callers, NoticeReader notices, RapportDb db, Acts acts, TagVersions tags) : OwnPage(callers)
{
    public IReadOnlyList<NoticeLine> Lines { get; private set; } = [];

    public bool HasNew => Lines.Any(line => line.IsNew);

    /// <summary>Where messages go; null where there is no address.</summary>
    public string? Email { get; private set; }

    public bool IsConfirmed { get; private set; }

    public bool IsOff { get; private set; }

    /// <summary>What came after this was not on the page.</summary>
    public string Until => Lines.Max(line => line.At).UtcTicks.ToString(CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Lines = await notices.OfAsync(Caller.PersonId, cancellationToken);
        var login = await db.Users.AsNoTracking().SingleAsync(row => row.Id == Caller.PersonId, cancellationToken);
        (Email, IsConfirmed) = (login.Email, login.EmailConfirmed);
        IsOff = await db.NoticeMailings.AnyAsync(mailing => mailing.PersonId == Caller.PersonId && mailing.IsOff, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(long until, CancellationToken cancellationToken)
    {
        if (until < 0 || until > DateTimeOffset.MaxValue.UtcTicks)
        {
            return BadRequest();
        }

        var input = new ReadNoticesInput(Caller.PersonId, new DateTimeOffset(until, TimeSpan.Zero));
        await acts.RunAsync((ReadNotices act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        tags.Bump(Tag.Notices(Caller.PersonId));
        return Redirect("/notifications");
    }

    public async Task<IActionResult> OnPostMailsAsync(bool off, CancellationToken cancellationToken)
    {
        await acts.RunAsync((TurnNoticeMails act, CancellationToken token) => act.RunAsync(Caller.PersonId, off, token), cancellationToken);
        return Redirect("/notifications");
    }
}
