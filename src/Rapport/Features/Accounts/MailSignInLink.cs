using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>Mails a sign-in link to the owner of an address. For an address of nobody, nothing happens.</summary>
public sealed class MailSignInLink(RapportDb db, TimeProvider time)
{
    /// <summary>How many links a person is sent within the life of one: strangers may ask for them too.</summary>
    public const int Limit = 5;

    /// <returns>Whether a message was written.</returns>
    public async Task<bool> RunAsync(LinkRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (normal, until) = (request.Email.Trim().Normalize().ToUpperInvariant(), now + SignInLink.Lifetime);
        var login = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedEmail == normal, cancellationToken);
        if (login?.Email is null
            || await db.SignInLinks.CountAsync(link => link.PersonId == login.Id && link.ExpiresAt > now && link.ExpiresAt <= until, cancellationToken) >= Limit)
        {
            return false;
        }

        var token = Secret.New();
        db.Add(new SignInLink(Ids.New(time), login.Id, Secret.Hash(token), until).ByMail());
        db.Add(AccountMails.SignInLink(Ids.New(time), login.Email, new Uri(request.Site, $"/sign-in/{token}"), now));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
