using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Features.Questions;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Demo;

/// <summary>What the demo's people wanted talked about, and what became of the first of it.</summary>
internal sealed class DemoQuestions(RapportDb db, Acts acts, DemoCast cast, Subject ground)
{
    private const string Ask = "What should we be talking about at three in the morning?";

    private static readonly string[] Asked =
    [
        "Who reads the night shift’s log, and what has ever changed because of it?",
        "How do you count a phone call that should never have been needed?",
        "Which figure did you stop collecting, and did anybody notice?",
        "Can a service be good if nobody who uses it is asked?",
        "Why does every target end in a nought?",
    ];

    /// <summary>Once, however often the demo is built.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (await db.Calls.AnyAsync(call => call.EventId == ground.Id, cancellationToken))
        {
            return;
        }

        var input = new OpenCallInput(Ask, Answerers.Anyone, null, EventZone.Utc);
        Taken(await acts.RunAsync((OpenCall act, CancellationToken token) => act.RunAsync(input, PlaceOf(DemoCast.Organiser), token), cancellationToken));
        var askers = cast.People.OrderBy(person => person.Key != DemoCast.Organiser).Take(Asked.Length).ToList();
        var ids = new List<Guid>();
        foreach (var (asker, text) in askers.Zip(Asked))
        {
            ids.Add(Taken(await acts.RunAsync((AskQuestion act, CancellationToken token) => act.RunAsync(new() { Text = text }, PlaceOf(asker.Key), token), cancellationToken)));
        }

        foreach (var (voter, question) in askers.Zip(ids.Skip(1)))
        {
            Taken(await acts.RunAsync((CastVote act, CancellationToken token) => act.RunAsync(new() { Question = question, Choice = Choice.Yes.Code() }, PlaceOf(voter.Key), token), cancellationToken));
        }

        var session = await db.Sessions.Where(row => row.EventId == ground.Id && row.StartsAt != null).OrderBy(row => row.StartsAt).ThenBy(row => row.Id).Select(row => row.Id).FirstAsync(cancellationToken);
        Taken(await acts.RunAsync((DecideQuestion act, CancellationToken token) => act.CarryAsync(ids[0], session, PlaceOf(DemoCast.Organiser), token), cancellationToken));
    }

    private ActPlace PlaceOf(string key) => new(new(ground.SpaceId, ground.EventId), ground.Address, ground.Visibility, IsSealed: false, cast.ReaderOf(key));

    /// <exception cref="InvalidOperationException">It was refused: the demo's own texts break a rule.</exception>
    private static T Taken<T>(Outcome<T> outcome) => outcome.IsRefused ? throw new InvalidOperationException($"The demo cannot do this: {outcome.Problem.Code}") : outcome.Value;
}
