using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

public sealed record AddPasskeyInput(Guid PersonId, UserPasskeyInfo Passkey);

/// <summary>Keeps a passkey that its device has proven.</summary>
public sealed class AddPasskey(RapportDb db, UserManager<Login> logins)
{
    public const int Limit = 20;

    public async Task<Outcome<Guid>> RunAsync(AddPasskeyInput input, CancellationToken cancellationToken)
    {
        if (await db.UserPasskeys.CountAsync(passkey => passkey.UserId == input.PersonId, cancellationToken) >= Limit)
        {
            return new Problem("too_many_passkeys", $"An account has at most {Limit} passkeys; please remove one first.");
        }

        var login = await db.Users.SingleAsync(row => row.Id == input.PersonId, cancellationToken);
        var kept = await logins.AddOrUpdatePasskeyAsync(login, input.Passkey);
        return kept.Succeeded ? input.PersonId : LoginProblems.From(kept);
    }
}
