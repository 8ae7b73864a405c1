using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>Editors open, change and close the event's call.</summary>
[AllowAnonymous]
public sealed class CallPageModel(Places places, Callers callers, QuestionReader reader, Acts acts, TimeProvider time) : PlacePage(places, callers)
{
    private const string Usual = "What should we talk about?";

    public Call? Call { get; private set; }

    public string Text { get; private set; } = Usual;

    public Answerers Answerers { get; private set; }

    /// <summary>As the field for a day and a time writes it.</summary>
    public string Opens { get; private set; } = "";

    public string Closes { get; private set; } = "";

    public FormBasis Basis { get; private set; } = FormBasis.Of(new());

    public string Board => $"{Place.Address}/questions";

    /// <summary>Open, or about to open.</summary>
    public bool IsOpen => Call?.IsEndedAt(time.Now()) == false;

    protected override bool IsFor(Reader reader) => reader.May(Power.Steer);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? text, Answerers answerers, string? opens, string? closes, string? basedOn, CancellationToken cancellationToken)
    {
        var input = new OpenCallInput(text, answerers, closes, Event.Zone) { BasedOn = basedOn, Opens = opens };
        var opened = await acts.RunAsync((OpenCall act, CancellationToken token) => act.RunAsync(input, Place.ForActs(), token), cancellationToken);
        if (!opened.IsRefused)
        {
            return Back();
        }

        await LoadAsync(cancellationToken);
        (Text, Answerers, Opens, Closes) = (text ?? "", answerers, opens ?? "", closes ?? "");
        Basis = FormBasis.After(opened.Problem == FormState.Outdated, Call.State(text, answerers, opens, closes), basedOn, Present);
        return Refused(opened.Problem);
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken)
    {
        var closed = await acts.RunAsync((CloseCall act, CancellationToken token) => act.RunAsync(Place.ForActs(), token), cancellationToken);
        if (!closed.IsRefused)
        {
            return Back();
        }

        await LoadAsync(cancellationToken);
        return Refused(closed.Problem);
    }

    // A slug may be in any script, a header only in ASCII.
    private RedirectResult Back() => Redirect(Board);

    private FormState Present => Call?.State(Event.Zone, time.Now()) ?? new();

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Call = await reader.CallAsync(Event.Id, Reader, cancellationToken);
        if (Call is { } call)
        {
            (Text, Answerers, Opens, Closes) = (call.Text, call.Answerers, Call.OnWall(call.OpensAt, Event.Zone), Call.OnWall(call.ClosesAt, Event.Zone));
        }

        Basis = FormBasis.Of(Present);
    }
}
