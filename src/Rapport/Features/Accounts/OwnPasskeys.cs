using Microsoft.AspNetCore.Identity;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>
/// What a browser does with passkeys. The identity library asks and judges; what it would write by itself is written by
/// acts, in the lane.
/// </summary>
public sealed class OwnPasskeys(SignInManager<Login> signIn, Acts acts)
{
    public static readonly Problem NotKnown = new("passkey_unknown", "This passkey does not open an account here.");

    private static readonly Problem NotKept = new("passkey_wrong", "The device did not make a passkey that can be used here; please try again.");

    /// <summary>What the browser is asked to make, as JSON.</summary>
    public async Task<string> AskNewAsync(Caller caller, string email) =>
        await signIn.MakePasskeyCreationOptionsAsync(new() { Id = caller.PersonId.ToString(), Name = email, DisplayName = caller.Name });

    /// <summary>What the browser is asked to show, as JSON. It names no account: the device knows its own.</summary>
    public async Task<string> AskAsync() => await signIn.MakePasskeyRequestOptionsAsync(null);

    public async Task<Outcome<Guid>> AddAsync(Guid personId, string credential, string? name, CancellationToken cancellationToken)
    {
        var made = await JudgeAsync(credential, signIn.PerformPasskeyAttestationAsync);
        // Asked for by one and brought by another, in one browser: nobody's.
        if (made is not { Succeeded: true } || made.UserEntity.Id != personId.ToString())
        {
            return NotKept;
        }

        made.Passkey.Name = RenamePasskey.Cleaned(name);
        var input = new AddPasskeyInput(personId, made.Passkey);
        return await acts.RunAsync((AddPasskey act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
    }

    /// <summary>Whom a passkey lets in.</summary>
    public async Task<Outcome<Guid>> UseAsync(string credential, CancellationToken cancellationToken)
    {
        var shown = await JudgeAsync(credential, signIn.PerformPasskeyAssertionAsync);
        if (shown is not { Succeeded: true })
        {
            return NotKnown;
        }

        var input = new AddPasskeyInput(shown.User.Id, shown.Passkey);
        return await acts.RunAsync((UsePasskey act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
    }

    // The library throws where nothing was asked for in this browser, where the answer is no JSON, and where there is none.
    private static async Task<T?> JudgeAsync<T>(string credential, Func<string, Task<T>> judge)
        where T : class
    {
        try
        {
            return credential.Length == 0 ? null : await judge(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
