using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

public sealed record CheckPasswordInput(string Email, string Password);

/// <summary>
/// Whether a password opens an account. Unknown, wrong and locked are answered alike, after the same work. The slow hash
/// is reckoned before the writer lane; the lane counts the try and has the last word, so that guesses sent at once count too.
/// </summary>
public sealed class CheckPassword(RapportDb db, IPasswordHasher<Login> hasher, Acts acts)
{
    public static readonly Problem NotRight = new(
        "sign_in_wrong", "This e-mail address and password do not open an account; after five tries, wait a quarter of an hour.");

    private static readonly Login Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Login>().HashPassword(Nobody, Secret.New()));

    public async Task<Outcome<Guid>> RunAsync(CheckPasswordInput input, CancellationToken cancellationToken)
    {
        var normal = input.Email.Trim().Normalize().ToUpperInvariant();
        return await CheckAsync(await db.Users.SingleOrDefaultAsync(login => login.NormalizedEmail == normal, cancellationToken), input.Password, cancellationToken);
    }

    public async Task<Outcome<Guid>> RunAsync(Guid personId, string password, CancellationToken cancellationToken) =>
        await CheckAsync(await db.Users.SingleOrDefaultAsync(login => login.Id == personId, cancellationToken), password, cancellationToken);

    private async Task<Outcome<Guid>> CheckAsync(Login? login, string password, CancellationToken cancellationToken)
    {
        var result = hasher.VerifyHashedPassword(login ?? Nobody, login?.PasswordHash ?? NobodysHash.Value, password);
        if (login?.PasswordHash is null)
        {
            return NotRight;
        }

        var input = new CountTryInput(login.Id, result != PasswordVerificationResult.Failed);
        return await acts.RunAsync((CountTry act, CancellationToken token) => act.RunAsync(input, token), cancellationToken)
            ? login.Id
            : NotRight;
    }
}
