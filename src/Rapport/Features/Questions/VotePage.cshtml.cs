using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>One question at a time, with three buttons. Each reader's own page, never shared; a device goes on with it without a network.</summary>
[AllowAnonymous]
public sealed class VotePageModel(Places places, Callers callers, QuestionReader reader, CardReader cards, Acts acts) : PlacePage(places, callers)
{
    public Call? Call { get; private set; }

    public CardsView Cards { get; private set; } = new([], 0, 0);

    /// <summary>What was said last, to be taken back.</summary>
    public QuestionLine? Last { get; private set; }

    public string Board => $"{Place.Address}/questions";

    public string Address => $"{Board}/vote";

    /// <summary>Where a visitor gives a name first.</summary>
    public string WayIn => QuestionRules.WayIn(Event, Call, Address);

    public async Task OnGetAsync(Guid? last, Guid? first, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        await LoadAsync(first, cancellationToken);
        var line = last is { } id ? await reader.FindAsync(id, Event.Id, Reader, cancellationToken) : null;
        Last = line?.Mine is null ? null : line;
    }

    /// <summary>Without script; a script puts the same into the outbox.</summary>
    public async Task<IActionResult> OnPostAsync(Guid question, string? choice, CancellationToken cancellationToken)
    {
        var input = new CastVoteInput { Question = question, Choice = ChoiceWords.OfForm(choice) };
        var voted = await acts.RunAsync((CastVote act, CancellationToken token) => act.RunAsync(input, Place.ForActs(), token), cancellationToken);
        if (!voted.IsRefused)
        {
            return Redirect($"{Address}?{(choice == ChoiceWords.TakenBack ? "first" : "last")}={question}");
        }

        if (voted.Problem == QuestionRules.Unknown)
        {
            return NotFound();
        }

        if (!Reader.IsSignedIn)
        {
            return Redirect(QuestionRules.WayIn(Event, await reader.CallAsync(Event.Id, Reader, cancellationToken), Address));
        }

        await LoadAsync(question, cancellationToken);
        return Refused(voted.Problem);
    }

    private async Task LoadAsync(Guid? first, CancellationToken cancellationToken)
    {
        Call = await reader.CallAsync(Event.Id, Reader, cancellationToken);
        Problem = Reader.IsSignedIn ? cards.Refuse(Place, Call) : null;
        Cards = Reader.IsSignedIn && Problem is null ? await cards.DealAsync(Event.Id, Reader, first, cancellationToken) : Cards;
    }
}
