using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts.DeviceKeys;
using Rapport.Platform.Data;

namespace Rapport.Features.Accounts;

/// <summary>The browsers that a person is signed in with, and the devices that may send without; each can be signed out or revoked from here.</summary>
public sealed class SignInsModel(Callers callers, OwnLogin own, KeyDesk desk, RapportDb db) : OwnPage(callers)
{
    private const int Most = 50;

    public IReadOnlyList<OpenSignIn> SignIns { get; private set; } = [];

    public IReadOnlyList<KeyLine> Keys { get; private set; } = [];

    /// <summary>The one that this page is read with.</summary>
    public Guid Here => KnownTicket.From(User)!.SignInId;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        SignIns = await db.OpenSignIns.AsNoTracking().Where(row => row.PersonId == Caller.PersonId)
            .OrderByDescending(row => row.SeenAt).ThenByDescending(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        Keys = await db.DeviceKeys.Where(key => key.PersonId == Caller.PersonId && key.RevokedAt == null)
            .Join(db.Subjects, key => key.EventId, subject => subject.Id, (key, subject) => new { Key = key, Event = subject.Title })
            .OrderByDescending(row => row.Key.SeenAt).ThenByDescending(row => row.Key.Id)
            .Select(row => new KeyLine(row.Key.Id, row.Key.Device, row.Event, row.Key.CreatedAt, row.Key.SeenAt))
            .Take(Most).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (id == Here)
        {
            await own.SignOutAsync();
            return Redirect("/");
        }

        return await own.EndAsync(Caller.PersonId, id, cancellationToken) ? Redirect("/account/sign-ins?done=1") : NotFound();
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken) =>
        await desk.RevokeAsync(Caller.PersonId, id, cancellationToken) ? Redirect("/account/sign-ins?done=key") : NotFound();
}
