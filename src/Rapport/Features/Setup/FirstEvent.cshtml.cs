using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;

namespace Rapport.Features.Setup;

/// <summary>The last step of set-up: the first event. Its page follows.</summary>
[AllowAnonymous]
public sealed class FirstEventModel(SetupState state, Callers callers, Acts acts) : SetupPage(state, callers)
{
    [BindProperty]
    public EventForm Form { get; set; } = new();

    [BindProperty]
    public Guid? FormId { get; set; }

    protected override string Step => "/setup/event";

    public void OnGet() => Form = new() { Zone = "Europe/London" };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var space = await State.FirstSpaceAsync(cancellationToken);
        var days = Form.Days();
        if (days.IsRefused)
        {
            return Refuse(days.Problem);
        }

        var input = new AddEventInput(space.Id, Form.Title ?? "", days.Value.From, days.Value.To, Form.Zone ?? "")
        {
            Summary = Form.Summary ?? "",
            Venue = Form.Venue ?? "",
            MakerId = Host.PersonId,
            FormId = FormId,
        };
        var outcome = await acts.RunAsync((AddEvent act, CancellationToken token) => act.RunAsync(input, token), cancellationToken);
        return outcome.IsRefused ? Refuse(outcome.Problem) : Redirect($"/{space.Slug}/{outcome.Value.Slug}");
    }
}
