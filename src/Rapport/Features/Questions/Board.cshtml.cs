using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>What people want talked about: the call, a form to answer it, and what was asked. Each reader's own page, never shared.</summary>
[AllowAnonymous]
public sealed class BoardModel(Places places, Callers callers, QuestionReader reader, Acts acts, TimeProvider time) : PlacePage(places, callers)
{
    public Call? Call { get; private set; }

    public Page<QuestionLine> Others { get; private set; } = new([], null);

    public IReadOnlyList<QuestionLine> Own { get; private set; } = [];

    public BoardOrder Order { get; private set; }

    public int Number { get; private set; } = 1;

    public long LiveAt { get; private set; }

    public string? Text { get; private set; }

    /// <summary>Whom the question that is being written is for.</summary>
    public Visibility Readers { get; private set; }

    public ReadersView ReadBy => new(Readers, Place.Visibility, WithAuthor: false);

    public string Address => $"{Place.Address}/questions";

    public bool IsOpen => Event.Phase != Phase.Sealed && Call?.IsOpenAt(time.Now()) == true;

    /// <summary>Whoever is not signed in may yet turn out to be one of those whom the call is for.</summary>
    public bool MayAsk => IsOpen && (Call!.IsFor(Reader) || !Reader.IsSignedIn);

    public bool MaySteer => Reader.May(Power.Steer);

    public IEnumerable<(BoardOrder Order, string Word)> Orders =>
        [(BoardOrder.Mixed, "Mixed"), (BoardOrder.Newest, "Newest"), .. MaySteer ? [(BoardOrder.Score, "By votes")] : Array.Empty<(BoardOrder, string)>()];

    /// <summary>Where a name is given, or an account is entered; one comes back from there with what was written.</summary>
    public string WayIn(string? text)
    {
        // Whom it is for comes along too: what was meant for the team must not be asked of everybody.
        var readers = Readers == Visibility.Public ? "" : $"&visibility={VisibilityChoices.WordOf(Readers)}";
        var back = Uri.EscapeDataString(string.IsNullOrWhiteSpace(text) ? Address : $"{Address}?text={Uri.EscapeDataString(text)}{readers}");
        return Event.JoinCode is { } code && Call?.Answerers == Answerers.Anyone ? $"/join/{code}?return={back}" : $"/sign-in?return={back}";
    }

    public string AddressOf(BoardOrder order, int number) => (order, number) switch
    {
        (BoardOrder.Mixed, 1) => Address,
        (_, 1) => $"{Address}?order={order.ToString().ToLowerInvariant()}",
        _ => $"{Address}?order={order.ToString().ToLowerInvariant()}&p={number}",
    };

    public QuestionView View(QuestionLine line) => new(line, Place, QuestionRules.RefuseVotes(Place.ForActs(), Call, time.Now()) is null, $"{AddressOf(Order, Number)}#s-{line.Id}");

    public Task OnGetAsync(string? order, int? p, string? text, Visibility? visibility, CancellationToken cancellationToken)
    {
        Readers = visibility is Visibility.Members or Visibility.Team ? visibility.Value : Visibility.Public;
        Text = text is { Length: <= Question.TextLimit } ? text : null;
        return ShowAsync(order, p, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string? text, Visibility? visibility, CancellationToken cancellationToken)
    {
        Readers = visibility ?? Visibility.Public;
        var asked = await acts.RunAsync((AskQuestion act, CancellationToken token) => act.RunAsync(new(text, visibility), Place.ForActs(), token), cancellationToken);
        if (!asked.IsRefused)
        {
            // Where what was typed lives from now on: the browser forgets its draft there.
            return Redirect($"{Address}#s-{asked.Value}");
        }

        Text = text;
        return await RefuseAsync(asked.Problem, Question.Line(text), cancellationToken);
    }

    public async Task<IActionResult> OnPostVoteAsync(Guid question, string? choice, string? back, CancellationToken cancellationToken)
    {
        Choice? said = choice == "none" ? null : Enum.TryParse<Choice>(choice, ignoreCase: true, out var known) ? known : (Choice)0;
        var voted = await acts.RunAsync((CastVote act, CancellationToken token) => act.RunAsync(new(question, said), Place.ForActs(), token), cancellationToken);
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
        LiveAt = await reader.LiveAtAsync(Event.Id, cancellationToken);
        Call = await reader.CallAsync(Event.Id, Reader, cancellationToken);
        Own = await reader.OwnAsync(Event.Id, Reader, cancellationToken);
        Others = await reader.BoardAsync(new(Event.Id, Order, Seed(), Number), Reader, cancellationToken);
    }

    /// <summary>Nothing is kept of a visitor: where they come from and with what browser shuffles the questions for them.</summary>
    private byte[] Seed() => Reader.PersonId is { } self
        ? self.ToByteArray()
        : SHA256.HashData(Encoding.UTF8.GetBytes($"{HttpContext.Connection.RemoteIpAddress ?? IPAddress.None} {Request.Headers.UserAgent}"));
}
