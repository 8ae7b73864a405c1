using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Questions;

/// <summary>How much one person asks. A device may bring at once what was thought of in hours without a network.</summary>
public sealed class QuestionPace(RapportDb db)
{
    private const int Limit = 10;
    private const int DeviceLimit = 50;
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan DeviceSpan = TimeSpan.FromHours(1);

    public async Task<Problem?> RefuseAsync(ActPlace place, DateTimeOffset now, CancellationToken cancellationToken) =>
        await AskedAsync(place, now - Span, cancellationToken) >= Limit
            ? new Problem("too_many_questions", $"You have asked {Limit} questions in five minutes. Please wait a little and send it again.")
            : null;

    /// <summary>For each of a batch; refused for now alone, so that the device keeps it.</summary>
    public async Task<Problem?> RefuseFromDeviceAsync(ActPlace place, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var added = db.Questions.Local.Count(question => question.AuthorId == place.PersonId && db.Entry(question).State == EntityState.Added);
        return await AskedAsync(place, now - DeviceSpan, cancellationToken) + added >= DeviceLimit
            ? new Problem("too_many_questions", $"You have asked {DeviceLimit} questions in an hour. This one is sent again later.") { IsPassing = true }
            : null;
    }

    private Task<int> AskedAsync(ActPlace place, DateTimeOffset since, CancellationToken cancellationToken) =>
        db.Questions.CountAsync(question => question.AuthorId == place.PersonId && question.EventId == place.EventId && question.AskedAt > since, cancellationToken);
}
