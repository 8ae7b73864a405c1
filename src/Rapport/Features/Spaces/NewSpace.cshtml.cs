using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

/// <summary>A host opens a space for another topic and becomes its organiser.</summary>
[AllowAnonymous]
public sealed class NewSpaceModel(Callers callers, Acts acts) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Summary { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public Guid? FormId { get; set; }

    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await callers.OfAsync(HttpContext) is { IsHost: true } ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await callers.OfAsync(HttpContext) is not { IsHost: true } host)
        {
            return NotFound();
        }

        var input = new AddSpaceInput(Name ?? "", host.PersonId) { Summary = Summary ?? "", Slug = Address, FormId = FormId };
        var outcome = await acts.RunAsync((AddSpace act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        if (!outcome.IsRefused)
        {
            return Redirect($"/{outcome.Value.Slug}");
        }

        Problem = outcome.Problem;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
