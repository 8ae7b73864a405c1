using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts;

/// <summary>What a person decides about their own account.</summary>
public sealed class AccountModel(Callers callers, OwnLogin own, Acts acts, TagVersions tags, TimeProvider time) : OwnPage(callers)
{
    [BindProperty]
    public string? Name { get; set; }

    public string? Email { get; private set; }

    public bool HasPassword { get; private set; }

    /// <summary>True where the present password need not be given: there is none, or a link let its person in just now.</summary>
    public bool MayChoosePassword { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var input = new RenamePersonInput(Caller.PersonId, Name ?? "");
        var outcome = await acts.RunAsync((RenamePerson act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        tags.Bump(Tag.Person(Caller.PersonId));
        return Answer(outcome, "name");
    }

    public async Task<IActionResult> OnPostPasswordAsync(string? present, string? wanted, CancellationToken cancellationToken) =>
        await SignInAnewAsync(await own.ChangePasswordAsync(Caller.PersonId, MayChoosePassword ? null : present ?? "", wanted ?? "", cancellationToken), "password");

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken) =>
        await SignInAnewAsync(await own.SignOutEverywhereAsync(Caller.PersonId, cancellationToken), "everywhere");

    private async Task<IActionResult> SignInAnewAsync(Outcome<Guid> outcome, string done)
    {
        if (!outcome.IsRefused)
        {
            await own.SignInAsync(Caller.PersonId);
        }

        return Answer(outcome, done);
    }

    private IActionResult Answer<T>(Outcome<T> outcome, string done) =>
        outcome.IsRefused ? Refused(outcome.Problem) : Redirect($"/account?done={done}");

    protected override async Task PrepareAsync()
    {
        (Email, HasPassword) = (await own.EmailAsync(Caller.PersonId), await own.HasPasswordAsync(Caller.PersonId));
        var ticket = await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        MayChoosePassword = !HasPassword || ticket.Properties.IsFreshByLink(time.GetUtcNow());
        Name ??= Caller.Name;
    }
}
