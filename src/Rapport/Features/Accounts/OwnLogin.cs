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
    public Task SignInAsync(Guid personId) => BeginAsync(personId, new() { IsPersistent = true });

    /// <summary>The same by a link; for a while it may choose a new password without the old one.</summary>
    public async Task SignInByLinkAsync(Guid personId, DateTimeOffset now)
    {
        var properties = new AuthenticationProperties { IsPersistent = true };
        properties.MarkByLink(now);
        await BeginAsync(personId, properties);
    }

    /// <summary>Signs this browser out; its cookie lets nobody in from then on, also where somebody kept a copy.</summary>
    public async Task SignOutAsync()
    {
        if (KnownTicket.From(signIn.Context.User) is { } ticket)
        {
            await EndAsync(ticket.PersonId, ticket.SignInId, CancellationToken.None);
        }

        await signIn.Context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Ends one sign-in of the person, on whatever device.</summary>
    /// <returns>False when there is none of that id.</returns>
    public async Task<bool> EndAsync(Guid personId, Guid signInId, CancellationToken cancellationToken)
    {
        var isEnded = await acts.RunAsync((EndSignIn act, CancellationToken token) => act.RunAsync(personId, signInId, token), cancellationToken);
        tags.Bump(Tag.Person(personId));
        return isEnded;
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

    // A new sign-in under a new id each time, so that a cookie which somebody slipped into this browser before is worth nothing.
    private async Task BeginAsync(Guid personId, AuthenticationProperties properties)
    {
        var context = signIn.Context;
        var before = KnownTicket.From(context.User);
        var input = new BeginSignInInput(personId, DeviceWords.Of(context.Request.Headers.UserAgent), before?.SignInId);
        var id = await acts.RunAsync((BeginSignIn act, CancellationToken token) => act.RunAsync(input, token), context.RequestAborted);
        tags.Bump(Tag.Person(personId));
        tags.Bump(Tag.Person(before?.PersonId ?? personId));
        await signIn.SignInWithClaimsAsync(await FindAsync(personId), properties, [new(KnownTicket.SignInClaim, id.ToString())]);
    }

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
