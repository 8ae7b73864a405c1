using Microsoft.EntityFrameworkCore;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation.TakeDowns;

/// <param name="Words">What whoever asked is told; for what is hidden, its author reads it too.</param>
/// <param name="Site">Where the link in the message leads.</param>
public sealed record AnswerTakeDownInput(Guid Id, bool TakesDown, string? Words, Uri Site);

/// <summary>An editor takes down what somebody asked for, or says why it stays. Works in a sealed event too.</summary>
public sealed class AnswerTakeDown(RapportDb db, HideSubject hide, TimeProvider time)
{
    private static readonly Problem Unknown = new("take_down_unknown", "This request is answered already, or there is none.");

    public async Task<Outcome<Guid>> RunAsync(AnswerTakeDownInput input, Place place, CancellationToken cancellationToken)
    {
        if (!place.Reader.IsEditor)
        {
            return Unknown;
        }

        var words = PlainText.Clean(input.Words ?? "").Trim();
        if (words.Length is 0 or > TakeDown.WordsLimit)
        {
            return words.Length == 0
                ? new Problem("reason_missing", "Please answer in a sentence: whoever asked will read it.")
                : new Problem("reason_too_long", $"A reason has at most {TakeDown.WordsLimit} characters.");
        }

        // Two editors at once: the first one's answer counts.
        await db.LockStreamAsync(place.StreamId, cancellationToken);
        if (await db.OpenTakeDowns(place.StreamId).SingleOrDefaultAsync(row => row.Id == input.Id, cancellationToken) is not { } asked
            || await db.Subjects.SingleOrDefaultAsync(row => row.Id == asked.SubjectId, cancellationToken) is not { } subject)
        {
            return Unknown;
        }

        // What its writer has put away already is out of sight for everybody who asked.
        var isKnown = await db.Subjects.KnownTo(place.Reader).AnyAsync(row => row.Id == subject.Id, cancellationToken);
        var outcome = isKnown && input.TakesDown && subject.State == SubjectState.Shown && subject.Kind != Session.SubjectKind
            ? await hide.HideAsync(subject.Id, words, place, cancellationToken)
            : subject.Id;
        return outcome.IsRefused ? outcome : await SettleAsync(asked, subject, input with { Words = words }, place, cancellationToken);
    }

    private async Task<Outcome<Guid>> SettleAsync(TakeDown asked, Subject subject, AnswerTakeDownInput input, Place place, CancellationToken cancellationToken)
    {
        // What is gone is gone for all who asked.
        var settled = input.TakesDown
            ? await db.OpenTakeDowns(place.StreamId).Where(row => row.SubjectId == subject.Id).ToListAsync(cancellationToken)
            : [asked];
        var answer = input.TakesDown ? TakeDownAnswer.TakenDown : TakeDownAnswer.Declined;
        foreach (var row in settled)
        {
            var to = row.AskerId is { } person
                ? await db.Users.Where(login => login.Id == person).Select(login => login.Email).SingleOrDefaultAsync(cancellationToken)
                : row.Email;
            if (to is not null)
            {
                db.Add(TakeDownMails.Answered(Ids.New(time), to, new Uri(input.Site, subject.Address), answer, input.Words!, time.Now()));
            }

            row.Settle(answer, input.Words!, place.Reader.PersonId!.Value, time.Now());
        }

        db.Add(new Activity(Ids.New(time), input.TakesDown ? "takedown.done" : "takedown.declined", subject, place.Reader.PersonId, time.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return asked.Id;
    }
}
