using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Platform.Identity;
using Rapport.Shared;

namespace Rapport.Features.Moderation.TakeDowns;

/// <param name="Email">Where somebody without an account wants the answer; may be empty.</param>
public sealed record AskTakeDownInput(Guid SubjectId, string? Words, string? Email);

/// <summary>Somebody, with or without a name, asks that a thing which is about them be taken down.</summary>
public sealed class AskTakeDown(RapportDb db, TimeProvider time)
{
    public async Task<Outcome<TakeDownAsked>> RunAsync(AskTakeDownInput input, Place place, CancellationToken cancellationToken)
    {
        var (words, email, self) = (PlainText.Clean(input.Words ?? "").Trim(), (input.Email ?? "").Trim(), place.Reader.PersonId);
        if (TakeDown.Refuse(words) is { } problem)
        {
            return problem;
        }

        if (self is null && email.Length > 0 && AddAccount.RefuseEmail(email) is { } wrong)
        {
            return wrong;
        }

        // Two clicks at once queue here.
        await db.LockStreamAsync(place.StreamId, cancellationToken);
        if (await FindAsync(db, input.SubjectId, place, cancellationToken) is not { } subject)
        {
            return new Problem("subject_unknown", "This is not here any more, so there is nothing to take down.");
        }

        var earlier = self is null ? null : await db.TakeDowns.Where(row => row.SubjectId == subject.Id && row.AskerId == self && row.Answer == TakeDownAnswer.None)
            .OrderBy(row => row.AskedAt).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        return earlier is { } had ? new TakeDownAsked(had, null) : await KeepAsync(subject, words, email, self, cancellationToken);
    }

    /// <summary>Whatever a reader sees in an event may be about them.</summary>
    public static Task<Subject?> FindAsync(RapportDb db, Guid id, Place place, CancellationToken cancellationToken) =>
        db.Subjects.VisibleTo(place.Reader).SingleOrDefaultAsync(
            subject => subject.Id == id && subject.EventId == place.StreamId && subject.State == SubjectState.Shown && subject.Kind != Event.SubjectKind,
            cancellationToken);

    private async Task<Outcome<TakeDownAsked>> KeepAsync(Subject subject, string words, string email, Guid? self, CancellationToken cancellationToken)
    {
        var code = self is null ? Secret.New() : null;
        var asked = new TakeDown(Ids.New(time), subject.Id, words, time.Now())
            .By(self, self is null && email.Length > 0 ? email : null, code is null ? null : Secret.Hash(code));
        db.Add(asked);
        db.Add(new Activity(Ids.New(time), "takedown.asked", subject, self, time.Now()));
        await db.SaveChangesAsync(cancellationToken);
        return new TakeDownAsked(asked.Id, code);
    }
}
