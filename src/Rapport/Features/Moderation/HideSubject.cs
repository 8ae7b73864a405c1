using Microsoft.EntityFrameworkCore;
using Rapport.Features.Capture;
using Rapport.Features.Comments;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

/// <summary>
/// An editor takes what somebody wrote out of sight, with a reason that its author reads, or shows it again, or for the first time. What
/// was said about it goes with it. Works in a sealed event too: a take-down cannot wait.
/// </summary>
public sealed class HideSubject(RapportDb db, TimeProvider time)
{
    private static readonly Problem Unknown = new("subject_unknown", "There is nothing here that could be hidden, or it was taken back.");

    private static readonly Problem Unasked = new("quote_unasked", "Whoever said this wants to be asked first: it is shown once they say yes, on their own page.");

    private static readonly Problem Unwilling = new("photo_unwanted", "Somebody who speaks in this session wants no photos. Please read below what they want before you show it.");

    public async Task<Outcome<Guid>> HideAsync(Guid id, string? reason, Place place, CancellationToken cancellationToken)
    {
        var words = PlainText.Clean(reason ?? "").Trim();
        if (Refuse(words) is { } refusal)
        {
            return refusal;
        }

        if (await FindAsync(id, place, cancellationToken) is not { State: SubjectState.Shown } subject)
        {
            return Unknown;
        }

        subject.Hide(words, place.Reader.PersonId!.Value, time.GetUtcNow());
        var activity = new Activity(Ids.New(time), "subject.hidden", subject, place.Reader.PersonId, time.GetUtcNow()).TakesFrom(subject.Visibility);
        await RecordAsync(subject, activity, -1, cancellationToken);
        await db.CoverAsync(subject, place.Reader.PersonId, time, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <param name="knowsWishes">Whoever shows a photo has read that somebody who speaks there wants none.</param>
    public async Task<Outcome<Guid>> ShowAsync(Guid id, bool knowsWishes, Place place, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, place, cancellationToken) is not { State: SubjectState.Hidden or SubjectState.Held } subject)
        {
            return Unknown;
        }

        if (await RefuseToShowAsync(subject, knowsWishes, place.Reader, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        await ShowAsync(subject, place, time.Now(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <summary>Part of an act that saves, and has looked whether it may.</summary>
    internal async Task ShowAsync(Subject subject, Place place, DateTimeOffset at, CancellationToken cancellationToken)
    {
        subject.Show();
        await RecordAsync(subject, new Activity(Ids.New(time), "subject.shown", subject, place.Reader.PersonId, at), 1, cancellationToken);
        await db.UncoverAsync(subject, place.Reader.PersonId, time, cancellationToken);
    }

    /// <summary>What people decided about themselves no editor decides for them.</summary>
    private async Task<Problem?> RefuseToShowAsync(Subject subject, bool knowsWishes, Reader reader, CancellationToken cancellationToken) =>
        await db.WaitsForYesAsync(subject, reader.PersonId, cancellationToken) ? Unasked
        : !knowsWishes && (await db.UnwillingAsync(subject.Id, cancellationToken)).Count > 0 ? Unwilling
        : null;

    private static Problem? Refuse(string reason) =>
        reason.Length == 0 ? new("reason_missing", "Please give a reason: its author will read it.")
        : reason.Length > Subject.ReasonLimit ? new("reason_too_long", $"A reason has at most {Subject.ReasonLimit} characters.")
        : null;

    private async Task<Subject?> FindAsync(Guid id, Place place, CancellationToken cancellationToken)
    {
        if (!place.Reader.IsEditor)
        {
            return null;
        }

        // Waits for comments that are being written: they must be seen below, to go with their subject.
        await db.LockStreamAsync(place.StreamId, cancellationToken);
        return await db.Subjects.KnownTo(place.Reader).SingleOrDefaultAsync(
            subject => subject.Id == id && subject.EventId == place.StreamId
                && subject.Kind != Event.SubjectKind && subject.Kind != Session.SubjectKind,
            cancellationToken);
    }

    /// <summary>A comment that goes or comes back is counted on what it is about.</summary>
    private async Task RecordAsync(Subject subject, Activity activity, int change, CancellationToken cancellationToken)
    {
        if (subject.Kind == Comment.SubjectKind)
        {
            var about = await db.AboutAsync(subject.Id, cancellationToken);
            await db.CountCommentsAsync(about, change, cancellationToken);
            activity.About(about);
        }

        db.Add(activity);
    }
}
