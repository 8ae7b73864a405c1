using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Setup;

/// <summary>The first step of set-up. Without the key from the console it only says where the key is.</summary>
[AllowAnonymous]
public sealed class YouModel(SetupState state, SetupKey key, Acts acts, OwnLogin own) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Problem? Problem { get; private set; }

    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? token, CancellationToken cancellationToken)
    {
        var due = await state.NextAsync(cancellationToken);
        IsOpen = key.IsOpenedBy(token);
        return due switch
        {
            null => NotFound(),
            "/setup" when token is not null && !IsOpen => NotFound(),
            "/setup" => Page(),
            _ => Redirect(due),
        };
    }

    public async Task<IActionResult> OnPostAsync(string? token, string? password, CancellationToken cancellationToken)
    {
        if (!key.IsOpenedBy(token))
        {
            return NotFound();
        }

        IsOpen = true;
        var input = new MakeFirstHostInput(Email ?? "", Name ?? "", password ?? "");
        var outcome = await acts.RunAsync((MakeFirstHost act, CancellationToken ct) => act.RunAsync(input, ct), cancellationToken);
        if (outcome.IsRefused)
        {
            return outcome.Problem == MakeFirstHost.Closed
                ? await state.NextAsync(cancellationToken) is { } due ? Redirect(due) : NotFound()
                : Refuse(outcome.Problem);
        }

        await own.SignInAsync(outcome.Value.Id);
        return Redirect("/setup/space");
    }

    private PageResult Refuse(Problem problem)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
