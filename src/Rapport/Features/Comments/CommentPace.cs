using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Comments;

/// <summary>How much one person says. A device may bring at once what was written in hours without a network, so it gets far more room than a form.</summary>
public sealed class CommentPace(RapportDb db)
{
    private const int Limit = 20;
    private const int DeviceLimit = 200;
    private const int WaitingLimit = 20;
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DeviceSpan = TimeSpan.FromHours(1);
    private readonly Dictionary<Guid, (int Said, int Waiting)> kept = [];

    public async Task<Problem?> RefuseAsync(ActPlace place, DateTimeOffset now, CancellationToken cancellationToken) =>
        await SaidAsync(place.PersonId, now - Span, cancellationToken) >= Limit
            ? new Problem("too_many_comments", $"You have written {Limit} comments in five minutes. Please wait a little and send it again.")
            : place.Reader.IsWaiting && await WaitingAsync(place, cancellationToken) >= WaitingLimit ? TooManyWait() : null;

    /// <summary>
    /// For each comment of a batch, of which nothing is stored until all of it is: what was stored before is looked up once.
    /// Refused for now alone, so that the device keeps it.
    /// </summary>
    public async Task<Problem?> RefuseFromDeviceAsync(ActPlace place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!kept.TryGetValue(place.PersonId, out var before))
        {
            before = (await SaidAsync(place.PersonId, now - DeviceSpan, cancellationToken), place.Reader.IsWaiting ? await WaitingAsync(place, cancellationToken) : 0);
            kept[place.PersonId] = before;
        }

        var added = db.Comments.Local.Count(comment => comment.AuthorId == place.PersonId && db.Entry(comment).State == EntityState.Added);
        return before.Said + added >= DeviceLimit
            ? new Problem("too_many_comments", $"You have written {DeviceLimit} comments in an hour. This one is sent again later.") { IsPassing = true }
            : place.Reader.IsWaiting && before.Waiting + added >= WaitingLimit ? TooManyWait() : null;
    }

    private static Problem TooManyWait() =>
        new("too_many_comments", $"As many of your comments wait as may: {WaitingLimit}. As soon as somebody on the team has let you in, you can send more.") { IsPassing = true };

    private Task<int> SaidAsync(Guid author, DateTimeOffset since, CancellationToken cancellationToken) =>
        db.Comments.CountAsync(comment => comment.AuthorId == author && comment.PostedAt > since, cancellationToken);

    private Task<int> WaitingAsync(ActPlace place, CancellationToken cancellationToken) => db.Subjects.CountAsync(
        subject => subject.AuthorId == place.PersonId && subject.EventId == place.EventId && subject.Kind == Comment.SubjectKind && subject.State == SubjectState.Held,
        cancellationToken);
}
