using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

public sealed record MakeSignInLinkInput(Guid PersonId);

/// <summary>Makes a token that signs its person in once, at <c>/sign-in/{token}</c>. The token is told here and never again.</summary>
public sealed class MakeSignInLink(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<string>> RunAsync(MakeSignInLinkInput input, CancellationToken cancellationToken)
    {
        if (!await db.Users.AnyAsync(login => login.Id == input.PersonId, cancellationToken))
        {
            return new Problem("account_unknown", "There is no such account.");
        }

        var token = Secret.New();
        var expiresAt = time.GetUtcNow() + SignInLink.Lifetime;
        db.Add(new SignInLink(Ids.New(time), input.PersonId, Secret.Hash(token), expiresAt));
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }
}
