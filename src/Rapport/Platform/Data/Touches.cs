using Microsoft.EntityFrameworkCore;
using Rapport.Shared;

namespace Rapport.Platform.Data;

/// <summary>
/// Says of many subjects that they look different now, though nothing of theirs was written: streams, caches and the
/// index of words make them anew.
/// </summary>
public static class Touches
{
    /// <summary>One activity for each; the act saves.</summary>
    /// <param name="takesAway">They are gone for those who could see them.</param>
    public static async Task TouchAsync(
        this RapportDb db, IQueryable<Subject> subjects, string verb, DateTimeOffset at, CancellationToken cancellationToken, bool takesAway = false)
    {
        var activities = db.Activities;
        var touched = await subjects.AsNoTracking().OrderBy(subject => subject.Id)
            .Select(subject => new
            {
                Subject = subject,
                // What a comment is about shows it too.
                About = activities.Where(act => act.SubjectId == subject.Id && act.AboutId != null).OrderBy(act => act.Number).Select(act => act.AboutId).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        foreach (var row in touched)
        {
            var activity = new Activity(Guid.CreateVersion7(at), verb, row.Subject, null, at);
            activity = takesAway ? activity.TakesFrom(row.Subject.Visibility) : activity;
            db.Add(row.About is { } about ? activity.About(about) : activity);
        }
    }
}
