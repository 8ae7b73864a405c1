using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>What a browser does with its owner's login: in, out, and out everywhere.</summary>
public sealed class OwnLogin(RapportDb db, SignInManager<Login> signIn, CheckPassword check, Acts acts, TagVersions tags)
{
    private UserManager<Login> Logins => signIn.UserManager;

    /// <summary>Signs this browser in; it stays so until the owner ends it or a month passes unused.</summary>
    public async Task SignInAsync(Guid personId) => await signIn.SignInAsync(await FindAsync(personId), isPersistent: true);

    /// <summary>The same by a link; for a while it may choose a new password without the old one.</summary>
    public async Task SignInByLinkAsync(Guid personId, DateTimeOffset now)
    {
        var properties = new AuthenticationProperties { IsPersistent = true };
        properties.MarkByLink(now);
        await signIn.SignInAsync(await FindAsync(personId), properties);
    }

    public async Task<bool> HasPasswordAsync(Guid personId) => (await FindAsync(personId)).PasswordHash is not null;

    public async Task<string?> EmailAsync(Guid personId) => (await FindAsync(personId)).Email;

    /// <param name="present">The present password; null where the sign-in itself stands for it.</param>
    public async Task<Outcome<Guid>> ChangePasswordAsync(Guid personId, string? present, string wanted, CancellationToken cancellationToken)
    {
        var login = await FindAsync(personId);
        if (login.PasswordHash is not null && present is not null && (await check.RunAsync(personId, present, cancellationToken)).IsRefused)
        {
            return new Problem("password_wrong", "The present password is not right; after five tries, wait a quarter of an hour.");
        }

        foreach (var validator in Logins.PasswordValidators)
        {
            if (await validator.ValidateAsync(Logins, login, wanted) is { Succeeded: false } refused)
            {
                return LoginProblems.From(refused);
            }
        }

        return await RenewAsync(login, Logins.PasswordHasher.HashPassword(login, wanted), cancellationToken);
    }

    /// <summary>Ends every sign-in of the person, on all devices, at once; this browser is signed in anew.</summary>
    public async Task<Outcome<Guid>> SignOutEverywhereAsync(Guid personId, CancellationToken cancellationToken) =>
        await RenewAsync(await FindAsync(personId), null, cancellationToken);

    private async Task<Outcome<Guid>> RenewAsync(Login login, string? passwordHash, CancellationToken cancellationToken)
    {
        var input = new RenewLoginInput(login.Id, login.SecurityStamp, passwordHash);
        var renewed = await acts.RunAsync((RenewLogin act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        if (!renewed.IsRefused)
        {
            tags.Bump(Tag.Person(login.Id));
        }

        return renewed;
    }

    // Not by the identity library, which would answer from its memory after the login was renewed.
    private Task<Login> FindAsync(Guid personId) => db.Users.AsNoTracking().SingleAsync(login => login.Id == personId);
}
