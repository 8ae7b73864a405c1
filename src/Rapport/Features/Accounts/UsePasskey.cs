using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>Notes what a passkey said when it let its person in: its count goes up, so that a copy would be found out.</summary>
public sealed class UsePasskey(RapportDb db, UserManager<Login> logins)
{
    public async Task<Outcome<Guid>> RunAsync(AddPasskeyInput input, CancellationToken cancellationToken)
    {
        // Removed while it was shown: then it lets nobody in, and must not come back.
        if (!await db.UserPasskeys.AnyAsync(passkey => passkey.UserId == input.PersonId && passkey.CredentialId == input.Passkey.CredentialId, cancellationToken))
        {
            return OwnPasskeys.NotKnown;
        }

        var login = await db.Users.SingleAsync(row => row.Id == input.PersonId, cancellationToken);
        var kept = await logins.AddOrUpdatePasskeyAsync(login, input.Passkey);
        return kept.Succeeded ? input.PersonId : LoginProblems.From(kept);
    }
}
