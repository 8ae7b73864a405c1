using System.Buffers.Text;
using System.Net.Mime;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;

namespace Rapport.Features.Accounts;

/// <summary>The passkeys of a person: added, named, removed.</summary>
public sealed class PasskeysModel(Callers callers, OwnPasskeys own, Proof proof, RapportDb db, Acts acts) : OwnPage(callers)
{
    public IReadOnlyList<IdentityUserPasskey<Guid>> Passkeys { get; private set; } = [];

    public bool NeedsPassword { get; private set; }

    public static string Key(IdentityUserPasskey<Guid> passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    /// <summary>What the browser is to make, for the one who proves to be the owner.</summary>
    public async Task<IActionResult> OnPostAskAsync(string? password, CancellationToken cancellationToken)
    {
        if (await proof.RefuseAsync(HttpContext, Caller.PersonId, password) is { } problem)
        {
            return new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, Content = problem.Sentence, ContentType = MediaTypeNames.Text.Plain };
        }

        var email = await db.Users.Where(login => login.Id == Caller.PersonId).Select(login => login.Email).SingleAsync(cancellationToken);
        return Content(await own.AskNewAsync(Caller, email ?? Caller.Name), MediaTypeNames.Application.Json);
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential, string? name, CancellationToken cancellationToken)
    {
        var added = await own.AddAsync(Caller.PersonId, credential ?? "", name, cancellationToken);
        if (!added.IsRefused)
        {
            return Redirect("/account/passkeys?done=added");
        }

        await ReadAsync(cancellationToken);
        return Refused(added.Problem);
    }

    public async Task<IActionResult> OnPostNameAsync(string? key, string? name, CancellationToken cancellationToken) =>
        Id(key) is { } id && await acts.RunAsync((RenamePasskey act, CancellationToken token) => act.RunAsync(new(Caller.PersonId, id, name ?? ""), token), cancellationToken)
            ? Redirect("/account/passkeys?done=named")
            : NotFound();

    public async Task<IActionResult> OnPostRemoveAsync(string? key, CancellationToken cancellationToken) =>
        Id(key) is { } id && await acts.RunAsync((RemovePasskey act, CancellationToken token) => act.RunAsync(Caller.PersonId, id, token), cancellationToken)
            ? Redirect("/account/passkeys?done=removed")
            : NotFound();

    protected override async Task PrepareAsync() => NeedsPassword = await proof.NeedsPasswordAsync(HttpContext, Caller.PersonId);

    private static byte[]? Id(string? key) => key is not null && Base64Url.IsValid(key) ? Base64Url.DecodeFromChars(key) : null;

    private async Task ReadAsync(CancellationToken cancellationToken) =>
        Passkeys = await db.UserPasskeys.AsNoTracking().Where(passkey => passkey.UserId == Caller.PersonId).Take(AddPasskey.Limit).ToListAsync(cancellationToken);
}
