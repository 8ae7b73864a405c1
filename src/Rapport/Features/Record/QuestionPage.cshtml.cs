using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Features.Moderation;
using Rapport.Features.Questions;
using Rapport.Platform.Caching;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Record;

/// <summary>One question at its own address, with what became of it and its discussion; editors decide here.</summary>
[AllowAnonymous]
public sealed class QuestionPageModel(Places places, Callers callers, Acts acts, QuestionPageParts parts, TimeProvider time) : PlacePage(places, callers)
{
    private string? back;

    public QuestionView View { get; private set; } = null!;

    public long LiveAt { get; private set; }

    public ThreadView Thread { get; private set; } = null!;

    public Hiding? Hidden { get; private set; }

    public IReadOnlyList<(Guid Id, string Title)> Sessions { get; private set; } = [];

    /// <summary>How wide it may be shown.</summary>
    public Visibility Around { get; private set; }

    /// <summary>Those that may say the same, the nearest first, then the other open ones.</summary>
    public IReadOnlyList<SimilarLine> Alike { get; private set; } = [];

    public IReadOnlyList<string> Themes { get; private set; } = [];

    public string? Theme { get; private set; }

    public string? Reason { get; private set; }

    public string? Text { get; private set; }

    public bool MayRevise => Line.AuthorId == Reader.PersonId && QuestionRules.IsStillTheirs(Line.Origin, Line.Life) && Line.State is (SubjectState.Shown or SubjectState.Held) && Event.Phase != Phase.Sealed;

    public QuestionLine Line => View.Line;

    /// <summary>Nothing that was asked already is declined or opened again.</summary>
    public bool MayUndecide => !Line.Carriages.Any(carriage => carriage.AskedAt is not null);

    public bool MayStage => Reader.MayCapture && Event.Phase != Phase.Sealed && Line is { State: SubjectState.Shown, Carriages.Count: > 0 };

    /// <summary>What was captured in the sessions that take it up, the latest first.</summary>
    public ILookup<Guid, EntryChoice> Entries { get; private set; } = Array.Empty<EntryChoice>().ToLookup(entry => entry.SessionId);

    public bool MayFollowUp { get; private set; }

    /// <summary>What somebody was about to say to it.</summary>
    public string? Answer { get; private set; }

    public bool MaySettle => Reader.May(Power.Steer) && Event.Phase != Phase.Sealed && Line.State == SubjectState.Shown;

    /// <summary>Also where the event is sealed: something can still be shown to fewer people.</summary>
    public bool MayShare => Reader.IsSignedIn && Line.State == SubjectState.Shown && (Reader.IsEditor || Line.AuthorId == Reader.PersonId);

    public async Task<IActionResult> OnGetAsync(Guid question, CancellationToken cancellationToken)
    {
        if (!Reader.IsSignedIn)
        {
            HttpContext.Share(Tag.Subject(question), Tag.Programme(Event.Id), Tag.Questions(Event.Id));
        }

        return await LoadAsync(question, cancellationToken) ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostCarryAsync(Guid question, Guid session, CancellationToken cancellationToken) =>
        SettleAsync(question, (act, token) => act.CarryAsync(question, session, Place.ForActs(), token), cancellationToken);

    public Task<IActionResult> OnPostDeclineAsync(Guid question, string? reason, CancellationToken cancellationToken)
    {
        Reason = reason;
        return SettleAsync(question, (act, token) => act.DeclineAsync(question, reason, Place.ForActs(), token), cancellationToken);
    }

    /// <summary>Without script; a script sends the same operation.</summary>
    public async Task<IActionResult> OnPostMarkAsync(Guid question, [FromForm(Name = "_mark")] string? mark, [FromForm(Name = "_back")] string? back, CancellationToken cancellationToken)
    {
        this.back = back;
        if (!await LoadAsync(question, cancellationToken) || !Reader.MayCapture || QuestionMark.All.All(known => known.Kind != mark))
        {
            return NotFound();
        }

        var result = await parts.Desk.Operations.SendAsync(Place, Ids.New(time), mark!, new { target = question });
        return result.Code is null ? Back() : Refused(new(result.Code, result.Sentence!));
    }

    public async Task<IActionResult> OnPostMergeAsync(Guid question, Guid into, CancellationToken cancellationToken) =>
        await LoadAsync(question, cancellationToken) && Reader.May(Power.Steer)
            ? await AnswerAsync((MergeQuestions act, CancellationToken token) => act.RunAsync(question, into, Place.ForActs(), token), cancellationToken)
            : NotFound();

    public async Task<IActionResult> OnPostPartAsync(Guid question, CancellationToken cancellationToken) =>
        await LoadAsync(question, cancellationToken) && Reader.May(Power.Steer)
            ? await AnswerAsync((MergeQuestions act, CancellationToken token) => act.PartAsync(question, Place.ForActs(), token), cancellationToken)
            : NotFound();

    public Task<IActionResult> OnPostThemeAsync(Guid question, string? theme, CancellationToken cancellationToken)
    {
        Theme = theme;
        return SettleAsync(question, (act, token) => act.PutUnderAsync(question, theme, Place.ForActs(), token), cancellationToken);
    }

    public Task<IActionResult> OnPostPutBackAsync(Guid question, Guid session, CancellationToken cancellationToken) =>
        SettleAsync(question, (act, token) => act.PutBackAsync(question, session, Place.ForActs(), token), cancellationToken);

    /// <param name="back">The page on which it was said, where that was not this one.</param>
    public async Task<IActionResult> OnPostStageAsync(Guid question, Guid session, string? stage, Guid? entry, [FromForm(Name = "_back")] string? back, CancellationToken cancellationToken)
    {
        this.back = back;
        if (!await LoadAsync(question, cancellationToken) || !Reader.MayCapture)
        {
            return NotFound();
        }

        var input = new StageQuestionInput { Question = question, Session = session, Stage = stage, Entry = entry };
        return await AnswerAsync((StageQuestion act, CancellationToken token) => act.RunAsync(input, Place.ForActs(), token), cancellationToken);
    }

    public async Task<IActionResult> OnPostFollowUpAsync(Guid question, string? answer, CancellationToken cancellationToken)
    {
        Answer = answer;
        if (!await LoadAsync(question, cancellationToken) || !MayFollowUp)
        {
            return NotFound();
        }

        var said = await acts.RunAsync((PostComment act, CancellationToken token) => act.RunAsync(new() { About = question, Text = answer }, Place.ForActs(), token), cancellationToken);
        if (said.IsRefused)
        {
            return Refused(said.Problem);
        }

        var followed = await acts.RunAsync((FollowUpQuestion act, CancellationToken token) => act.RunAsync(question, said.Value, Place.ForActs(), token), cancellationToken);
        // Where the words stand from now on: the browser forgets its draft there.
        return followed.IsRefused ? Refused(followed.Problem) : Redirect(await parts.Discussions.AddressAsync(said.Value, cancellationToken));
    }

    public Task<IActionResult> OnPostReopenAsync(Guid question, CancellationToken cancellationToken) =>
        SettleAsync(question, (act, token) => act.ReopenAsync(question, Place.ForActs(), token), cancellationToken);

    public async Task<IActionResult> OnPostShareAsync(Guid question, Visibility? visibility, CancellationToken cancellationToken) =>
        await LoadAsync(question, cancellationToken) && MayShare
            ? await AnswerAsync((SetQuestionVisibility act, CancellationToken token) => act.RunAsync(question, visibility, Place.ForActs(), token), cancellationToken)
            : NotFound();

    public Task<IActionResult> OnPostEditAsync(Guid question, string? text, CancellationToken cancellationToken)
    {
        Text = text;
        return ReviseAsync(question, (act, token) => act.EditAsync(question, text, Place.ForActs(), token), address => address, cancellationToken);
    }

    public Task<IActionResult> OnPostWithdrawAsync(Guid question, CancellationToken cancellationToken) =>
        ReviseAsync(question, (act, token) => act.WithdrawAsync(question, Place.ForActs(), token), _ => $"{Place.Address}/questions", cancellationToken);

    /// <summary>For whoever asked; for everybody else there is nothing to revise.</summary>
    private async Task<IActionResult> ReviseAsync(
        Guid question, Func<EditQuestion, CancellationToken, Task<Outcome<Guid>>> run, Func<string, string> next, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(question, cancellationToken) || !Reader.IsSignedIn || Line.AuthorId != Reader.PersonId)
        {
            return NotFound();
        }

        var outcome = await acts.RunAsync(run, cancellationToken);
        return outcome.IsRefused ? Refused(outcome.Problem) : Redirect(next(Line.Address));
    }

    private async Task<IActionResult> SettleAsync(Guid question, Func<DecideQuestion, CancellationToken, Task<Outcome<Guid>>> run, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(question, cancellationToken) || !Reader.May(Power.Steer))
        {
            return NotFound();
        }

        return await AnswerAsync(run, cancellationToken);
    }

    // A slug may be in any script, a header only in ASCII.
    private RedirectResult Back() => Redirect(Url.IsLocalUrl(back) ? back : Line.Address);

    private async Task<IActionResult> AnswerAsync<TAct, T>(Func<TAct, CancellationToken, Task<Outcome<T>>> run, CancellationToken cancellationToken)
        where TAct : notnull
    {
        var outcome = await acts.RunAsync(run, cancellationToken);
        if (!outcome.IsRefused)
        {
            return Back();
        }

        return Refused(outcome.Problem);
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        LiveAt = await parts.Discussions.LiveAtAsync(Event.Id, cancellationToken);
        if (await parts.Questions.FindAsync(id, Event.Id, Reader, cancellationToken) is not { } line)
        {
            return false;
        }

        View = new(line, Place, await parts.Questions.TakesVotesAsync(line, Place, time.Now(), cancellationToken), line.Address);
        Thread = await parts.Discussions.ThreadAsync(id, Place, cancellationToken);
        Hidden = line.State == SubjectState.Hidden ? await parts.Hidden.FindAsync(id, Reader, Event.Zone, cancellationToken) : null;
        Around = MayShare ? await parts.Questions.AroundAsync(id, Place, cancellationToken) : Place.Visibility;
        Entries = MayStage ? await parts.Desk.Entries.InAsync([.. line.Carriages.Select(carriage => carriage.SessionId)], Reader, cancellationToken) : Entries;
        MayFollowUp = Event.Phase != Phase.Sealed && line is { State: SubjectState.Shown, Life: not QuestionLife.Merged } && await parts.Desk.FollowUps.IsForAsync(id, Reader, cancellationToken);
        await (Reader.May(Power.Steer) ? LoadChoicesAsync(line, cancellationToken) : Task.CompletedTask);
        return true;
    }

    /// <summary>What editors choose from.</summary>
    private async Task LoadChoicesAsync(QuestionLine line, CancellationToken cancellationToken)
    {
        Sessions = await parts.Questions.SessionsAsync(line.Id, Event.Id, cancellationToken);
        (Alike, Themes) = await parts.Desk.Similar.AroundAsync(line, Place, cancellationToken);
    }
}
