using Microsoft.EntityFrameworkCore;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Platform.Live;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>What a thread's own page shows to its reader.</summary>
public sealed class DiscussReader(RapportDb db, ThreadReader threads, LiveLog log)
{
    private const int OwnLimit = 100;

    public Task<Subject?> AboutAsync(Guid id, Place place, CancellationToken cancellationToken) =>
        db.Subjects.VisibleTo(place.Reader).SingleOrDefaultAsync(
            subject => subject.Id == id && subject.EventId == place.StreamId && subject.Kind != Comment.SubjectKind, cancellationToken);

    public Task<long> LiveAtAsync(Guid eventId, CancellationToken cancellationToken) => log.LastNumberAsync(eventId, cancellationToken);

    /// <summary>The thread of a subject with its form, for any page that shows the subject.</summary>
    public async Task<ThreadView> ThreadAsync(Guid about, Place place, CancellationToken cancellationToken) =>
        await ThreadAsync(about, place, await db.Closures.AnyAsync(closure => closure.SubjectId == about, cancellationToken), cancellationToken);

    /// <summary>For a page that has read already whether an editor has closed it.</summary>
    public async Task<ThreadView> ThreadAsync(Guid about, Place place, bool isClosed, CancellationToken cancellationToken)
    {
        var read = await threads.ReadAsync([about], place.Reader.Audience, cancellationToken);
        return new ThreadView(about, read.GetValueOrDefault(about), place) { IsClosed = isClosed };
    }

    public async Task<CommentView?> AnsweredAsync(Guid? id, Guid about, Reader reader, CancellationToken cancellationToken) =>
        id is null ? null : await db.Comments.Where(comment => comment.Id == id && comment.AboutId == about)
            .Join(db.Subjects.VisibleTo(reader), comment => comment.Id, subject => subject.Id, (comment, _) => comment)
            .Join(db.People, comment => comment.AuthorId, author => author.Id, (comment, author) =>
                new CommentView(comment.Id, comment.AboutId, comment.ParentId, author.Id, author.Name, comment.Text, comment.PostedAt))
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The reader's own comments: what is shown, to change it, and what was hidden, with the reason.</summary>
    public async Task<IReadOnlyList<OwnComment>> OwnAsync(Guid about, Reader reader, EventZone zone, CancellationToken cancellationToken)
    {
        if (reader.PersonId is not { } self)
        {
            return [];
        }

        var people = db.People;
        var rows = await db.Comments.Where(comment => comment.AboutId == about && comment.AuthorId == self)
            .Join(db.Subjects.KnownTo(reader), comment => comment.Id, subject => subject.Id, (comment, subject) => new { comment, subject })
            .Where(row => row.subject.State != SubjectState.Withdrawn)
            .OrderBy(row => row.comment.PostedAt).ThenBy(row => row.comment.Id)
            .Take(OwnLimit)
            .Select(row => new
            {
                row.comment,
                row.subject,
                HiddenBy = people.Where(person => person.Id == row.subject.HiddenById).Select(person => person.Name).SingleOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new OwnComment(row.comment.Id, row.comment.Text, Clock(row.comment.PostedAt, zone))
        {
            IsHeld = row.subject.State == SubjectState.Held,
            HiddenReason = row.subject.HiddenReason,
            HiddenBy = row.HiddenBy,
            HiddenAt = row.subject.HiddenAt is { } at ? Clock(at, zone) : null,
        });
    }

    /// <summary>Where a subject is read, a comment included.</summary>
    public Task<string> AddressAsync(Guid id, CancellationToken cancellationToken) =>
        db.Subjects.Where(subject => subject.Id == id).Select(subject => subject.Address).SingleAsync(cancellationToken);

    private static string Clock(DateTimeOffset at, EventZone zone) => zone.ToWall(at).ToString("d MMMM, HH:mm");
}
