using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Platform.Images;
using Rapport.Platform.Web;
using Rapport.Shared;

namespace Rapport.Features.Events.Hosts;

/// <summary>Who hosts and sponsors an event. The form is read by hand, after it is known who sends it.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ReadsOwnForm]
public sealed class HostsPageModel(Places places, Callers callers, RapportDb db, Acts acts, PictureKeeper pictures) : PlacePage(places, callers)
{
    public IReadOnlyList<EventHost> Hosts { get; private set; } = [];

    /// <summary>What was typed when it was refused.</summary>
    public HostInput? Typed { get; private set; }

    protected override bool IsFor(Reader reader) => reader.IsOrganiser;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Problem = Event.Phase == Phase.Sealed ? EventProblems.Sealed : null;
        Hosts = await db.HostsOf(Event.Id).AsNoTracking().ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var form = await UploadForm.ReadAsync(HttpContext, EventProblems.FormUnreadable, ImageProblems.TooHeavy, cancellationToken);
        var done = form.IsRefused ? form.Problem : await ActAsync(form.Value, cancellationToken);
        if (!done.IsRefused)
        {
            pictures.Drop(done.Value);
            return Redirect($"{Place.Address}/hosts");
        }

        Hosts = await db.HostsOf(Event.Id).AsNoTracking().ToListAsync(cancellationToken);
        return Refused(done.Problem);
    }

    private async Task<Outcome<string>> ActAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var input = Read(form);
        Typed = input;
        if (form["act"] == "save" && form.Files["mark"] is { Length: > 0 } file)
        {
            var kept = await pictures.KeepAsync(file, cancellationToken);
            if (kept.IsRefused)
            {
                return kept.Problem;
            }

            input = input with { Mark = kept.Value };
        }

        var done = await acts.RunAsync((ArrangeHosts act, CancellationToken token) => RunAsync(act, form["act"], input, token), cancellationToken);
        if (done.IsRefused)
        {
            pictures.Drop(input.Mark?.Key);
        }

        return done;
    }

    private HostInput Read(IFormCollection form) => new(Event.Id, Guid.TryParse(form["host"], out var id) ? id : null, Reader.PersonId)
    {
        Name = Line(form["name"]),
        Role = Enum.TryParse<HostRole>(form["role"], out var role) && Enum.IsDefined(role) ? role : HostRole.Host,
        Link = Line(form["link"]),
        Alt = Line(form["alt"]),
        DropsMark = form["drop"] == "true",
        BasedOn = form["basedOn"],
        FormId = Guid.TryParse(form["formId"], out var formId) ? formId : null,
    };

    private static string Line(string? text) => PlainText.Clean(text ?? "").ReplaceLineEndings(" ").Trim();

    private static Task<Outcome<string>> RunAsync(ArrangeHosts act, string? which, HostInput input, CancellationToken cancellationToken) => which switch
    {
        "earlier" => act.MoveAsync(input, -1, cancellationToken),
        "later" => act.MoveAsync(input, 1, cancellationToken),
        "remove" => act.RemoveAsync(input, cancellationToken),
        _ => act.SaveAsync(input, cancellationToken),
    };
}
