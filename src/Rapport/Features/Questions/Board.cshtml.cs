using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Questions.Follow;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>What people want talked about: the call, a form to answer it, and what was asked. Each reader's own page, never shared.</summary>
[AllowAnonymous]
public sealed class BoardModel(Places places, Callers callers, BoardParts parts, Acts acts, TimeProvider time) : PlacePage(places, callers)
{
    private const int SimilarShown = 3;

    public Call? Call { get; private set; }

    public Page<QuestionLine> Others { get; private set; } = new([], null);

    public IReadOnlyList<QuestionLine> Own { get; private set; } = [];

    public BoardOrder Order { get; private set; }

    public int Number { get; private set; } = 1;

    /// <summary>What editors put questions under; the board can be narrowed to one.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];

    public string? Theme { get; private set; }

    /// <summary>What others asked that may be the same as what is in the form.</summary>
    public IReadOnlyList<SimilarLine> Similar { get; private set; } = [];

    public long LiveAt { get; private set; }

    public string? Text { get; private set; }

    /// <summary>Whom the question that is being written is for.</summary>
    public Visibility Readers { get; private set; }

    public ReadersView ReadBy => new(Readers, Place.Visibility, WithAuthor: false);

    public string Address => $"{Place.Address}/questions";

    public bool IsOpen => Event.Phase != Phase.Sealed && Call?.IsOpenAt(time.Now()) == true;

    /// <summary>When the call opens, where that is still to come.</summary>
    public DateTimeOffset? Opens => Event.Phase == Phase.Sealed ? null : Call?.OpensAfter(time.Now());

    /// <summary>Whoever is not signed in may yet turn out to be one of those whom the call is for.</summary>
    public bool MayAsk => IsOpen && (Call!.IsFor(Reader) || !Reader.IsSignedIn);

    public bool MayVote => QuestionRules.RefuseVotes(Place.ForActs(), Call, time.Now()) is null;

    public bool MaySteer => Reader.May(Power.Steer);

    public IEnumerable<(BoardOrder Order, string Word)> Orders =>
        [(BoardOrder.Mixed, "Mixed"), (BoardOrder.Newest, "Newest"), .. MaySteer ? [(BoardOrder.Score, "By votes")] : Array.Empty<(BoardOrder, string)>()];

    /// <summary>Where a name is given, or an account is entered; one comes back from there with what was written.</summary>
    public string WayIn(string? text)
    {
        // Whom it is for comes along too: what was meant for the team must not be asked of everybody.
        var readers = Readers == Visibility.Public ? "" : $"&visibility={VisibilityChoices.WordOf(Readers)}";
        return QuestionRules.WayIn(Event, Call, string.IsNullOrWhiteSpace(text) ? Address : $"{Address}?text={Uri.EscapeDataString(text)}{readers}");
    }

    public string AddressOf(BoardOrder order, int number) => AddressOf(order, number, Theme);

    public string AddressOf(BoardOrder order, int number, string? theme)
    {
        var query = new[]
        {
            order == BoardOrder.Mixed && number == 1 ? null : $"order={order.ToString().ToLowerInvariant()}",
            theme is null ? null : $"theme={Uri.EscapeDataString(theme)}",
            number == 1 ? null : $"p={number}",
        }.OfType<string>().ToList();
        return query.Count == 0 ? Address : $"{Address}?{string.Join('&', query)}";
    }

    public QuestionView View(QuestionLine line) => new(line, Place, MayVote, $"{AddressOf(Order, Number)}#s-{line.Id}");

    public Task OnGetAsync(string? order, int? p, string? theme, string? text, Visibility? visibility, CancellationToken cancellationToken)
    {
        Theme = theme is { Length: > 0 and <= Question.ThemeLimit } ? theme : null;
        Readers = visibility is Visibility.Members or Visibility.Team ? visibility.Value : Visibility.Public;
        Text = text is { Length: <= Question.TextLimit } ? text : null;
        return ShowAsync(order, p, cancellationToken);
    }

    /// <summary>For the script of the form, while somebody writes.</summary>
    public async Task<PartialViewResult> OnGetSimilarAsync(string? text, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        return Partial("/Features/Questions/_Similar.cshtml", await parts.Similar.FindAsync(text ?? "", null, Place, SimilarShown, cancellationToken));
    }

    public async Task<IActionResult> OnPostAsync(string? text, Visibility? visibility, CancellationToken cancellationToken)
    {
        Readers = visibility ?? Visibility.Public;
        var asked = await acts.RunAsync((AskQuestion act, CancellationToken token) => act.RunAsync(new() { Text = text, Visibility = visibility }, Place.ForActs(), token), cancellationToken);
        if (!asked.IsRefused)
        {
            // Where what was typed lives from now on: the browser forgets its draft there.
            return Redirect($"{Address}#s-{asked.Value}");
        }

        Text = text;
        return await RefuseAsync(asked.Problem, Question.Line(text), cancellationToken);
    }

    /// <summary>For whoever has no account; the others hear of it where they sign in.</summary>
    public async Task<IActionResult> OnPostCodeAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(null, null, cancellationToken);
        return Own.Any(line => line.IsGuest)
            ? Redirect($"/follow/{await acts.RunAsync((GiveFollowCode act, CancellationToken token) => act.RunAsync(Reader.PersonId!.Value, token), cancellationToken)}")
            : NotFound();
    }

    public async Task<IActionResult> OnPostVoteAsync(Guid question, string? choice, string? back, CancellationToken cancellationToken)
    {
        var input = new CastVoteInput { Question = question, Choice = ChoiceWords.OfForm(choice) };
        var voted = await acts.RunAsync((CastVote act, CancellationToken token) => act.RunAsync(input, Place.ForActs(), token), cancellationToken);
        return voted.IsRefused ? await RefuseAsync(voted.Problem, null, cancellationToken) : Redirect(Url.IsLocalUrl(back) ? back : voted.Value);
    }

    private async Task<IActionResult> RefuseAsync(Problem problem, string? text, CancellationToken cancellationToken)
    {
        if (problem == QuestionRules.Unknown)
        {
            return NotFound();
        }

        await ShowAsync(null, null, cancellationToken);
        if (problem.Code == "signed_out")
        {
            return Redirect(WayIn(text));
        }

        return Refused(problem);
    }

    private async Task ShowAsync(string? order, int? number, CancellationToken cancellationToken)
    {
        Order = Enum.TryParse<BoardOrder>(order, ignoreCase: true, out var wanted) && Orders.Any(known => known.Order == wanted) ? wanted : BoardOrder.Mixed;
        Number = Math.Clamp(number ?? 1, 1, 1000);
        LiveAt = await parts.Questions.LiveAtAsync(Event.Id, cancellationToken);
        Call = await parts.Questions.CallAsync(Event.Id, Reader, cancellationToken);
        Own = await parts.Questions.OwnAsync(Event.Id, Reader, cancellationToken);
        Similar = string.IsNullOrWhiteSpace(Text) ? [] : await parts.Similar.FindAsync(Text, null, Place, SimilarShown, cancellationToken);
        Themes = await parts.Questions.ThemesAsync(Event.Id, Reader, cancellationToken);
        Others = await parts.Questions.BoardAsync(new(Event.Id, Order, Seed(), Number) { Theme = Theme }, Reader, cancellationToken);
    }

    /// <summary>Nothing is kept of a visitor: where they come from and with what browser shuffles the questions for them.</summary>
    private byte[] Seed() => Reader.PersonId is { } self
        ? self.ToByteArray()
        : SHA256.HashData(Encoding.UTF8.GetBytes($"{HttpContext.Connection.RemoteIpAddress ?? IPAddress.None} {Request.Headers.UserAgent}"));
}
