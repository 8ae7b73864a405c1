using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;

namespace Rapport.Features.Setup;

/// <summary>The second step of set-up: what the installation is about.</summary>
[AllowAnonymous]
public sealed class FirstSpaceModel(SetupState state, Callers callers, Acts acts) : SetupPage(state, callers)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Summary { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public Guid? FormId { get; set; }

    protected override string Step => "/setup/space";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var input = new AddSpaceInput(Name ?? "", Host.PersonId) { Summary = Summary ?? "", Slug = Address, FormId = FormId };
        var outcome = await acts.RunAsync((AddSpace act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        return outcome.IsRefused ? Refuse(outcome.Problem) : Redirect("/setup/event");
    }
}
