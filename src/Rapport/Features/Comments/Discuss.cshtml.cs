using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>A thread on its own page: where one comments, answers, edits and takes back without script. Never shared.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken(Order = 2000)] // The form of a shared page carries none: CrossSiteGuard judges every request.
public sealed class DiscussModel(Places places, Callers callers, DiscussReader reader, Acts acts) : PlacePage(places, callers)
{
    public Subject About { get; private set; } = null!;

    public long LiveAt { get; private set; }

    public ThreadView Thread { get; private set; } = null!;

    public CommentView? Answered { get; private set; }

    public IReadOnlyList<OwnComment> Own { get; private set; } = [];

    public string? Text { get; private set; }

    public Guid? Parent { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid subject, Guid? comment, CancellationToken cancellationToken) =>
        ShowAsync(subject, comment, cancellationToken);

    public Task<IActionResult> OnPostAsync(Guid subject, string? text, Guid? parent, CancellationToken cancellationToken)
    {
        (Text, Parent) = (text, parent);
        var input = new CommentInput { About = subject, Parent = parent, Text = text };
        return DoAsync(subject, parent, () => acts.RunAsync((PostComment act, CancellationToken token) => act.RunAsync(input, Place.ForActs(), token), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostEditAsync(Guid subject, Guid comment, string? text, CancellationToken cancellationToken)
    {
        Text = text;
        return DoAsync(subject, null, () => acts.RunAsync((EditComment act, CancellationToken token) => act.RunAsync(comment, text, Place.ForActs(), token), cancellationToken), cancellationToken);
    }

    public Task<IActionResult> OnPostDeleteAsync(Guid subject, Guid comment, CancellationToken cancellationToken) =>
        DoAsync(subject, null, () => acts.RunAsync((WithdrawComment act, CancellationToken token) => act.RunAsync(comment, Place.ForActs(), token), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostCloseAsync(Guid subject, CancellationToken cancellationToken) =>
        DecideAsync(subject, (act, token) => act.RunAsync(subject, Place, token), cancellationToken);

    public Task<IActionResult> OnPostOpenAsync(Guid subject, CancellationToken cancellationToken) =>
        DecideAsync(subject, (act, token) => act.ReopenAsync(subject, Place, token), cancellationToken);

    private async Task<IActionResult> DecideAsync(Guid subject, Func<CloseComments, CancellationToken, Task<Outcome<Guid>>> run, CancellationToken cancellationToken)
    {
        var outcome = Reader.IsEditor ? await acts.RunAsync(run, cancellationToken) : (Outcome<Guid>?)null;
        return outcome is { IsRefused: false } ? Redirect($"{Place.Address}/discuss/{subject}") : NotFound();
    }

    /// <summary>Back to the comment where it stands, or, refused, the words again with the reason.</summary>
    private async Task<IActionResult> DoAsync(Guid subject, Guid? parent, Func<Task<Outcome<Guid>>> run, CancellationToken cancellationToken)
    {
        if (Caller is null)
        {
            return Redirect($"/sign-in?return={Uri.EscapeDataString(Request.Path)}");
        }

        var outcome = await run();
        if (!outcome.IsRefused)
        {
            // What waits stands among one's own alone.
            var address = Reader.IsWaiting ? $"{Place.Address}/discuss/{subject}#yours" : await reader.AddressAsync(outcome.Value, cancellationToken);
            return Redirect(address);
        }

        return await ShowAsync(subject, parent, cancellationToken) is PageResult ? Refused(outcome.Problem) : NotFound();
    }

    private async Task<IActionResult> ShowAsync(Guid subject, Guid? answered, CancellationToken cancellationToken)
    {
        if (await reader.AboutAsync(subject, Place, cancellationToken) is not { } about)
        {
            return NotFound();
        }

        About = about;
        LiveAt = await reader.LiveAtAsync(Event.Id, cancellationToken);
        Thread = (await reader.ThreadAsync(about.Id, Place, cancellationToken)) with { HasToken = true };
        Answered = await reader.AnsweredAsync(answered, about.Id, Reader, cancellationToken);
        Own = await reader.OwnAsync(about.Id, Reader, Event.Zone, cancellationToken);
        return Page();
    }
}
