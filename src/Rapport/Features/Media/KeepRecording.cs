using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Media;

/// <summary>Writes down what was made of a recording; whatever shows it is shown anew.</summary>
public sealed class KeepRecording(RapportDb db, TimeProvider time)
{
    /// <returns>False when the recording is gone, or another try has its own say: then nothing that was made is needed.</returns>
    public async Task<bool> RunAsync(RecordingWork work, RecordingMade made, CancellationToken cancellationToken)
    {
        var mine = db.MediaFiles.Where(file => file.Id == work.Id && file.WorkTries == work.Tries && file.WorkDueAt != null);
        if (await mine.ExecuteUpdateAsync(file => file.SetProperty(row => row.WorkDueAt, (DateTimeOffset?)null), cancellationToken) == 0)
        {
            return false;
        }

        var own = db.MediaFiles.Where(file => file.Id == work.Id);
        if (made.PosterKeys is [var small, var medium, var large])
        {
            await own.ExecuteUpdateAsync(file => file.SetProperty(row => row.SmallKey, small).SetProperty(row => row.MediumKey, medium).SetProperty(row => row.LargeKey, large), cancellationToken);
        }

        if (made.PlayKey is { } key)
        {
            await own.ExecuteUpdateAsync(file => file.SetProperty(row => row.PlayKey, key).SetProperty(row => row.PlayType, made.PlayType), cancellationToken);
            await own.ExecuteUpdateAsync(file => file.SetProperty(row => row.Width, made.Width).SetProperty(row => row.Height, made.Height).SetProperty(row => row.DurationMs, made.DurationMs), cancellationToken);
        }

        var shownBy = await own.Select(file => file.SubjectId).SingleAsync(cancellationToken);
        if (made.Keys.Any() && shownBy is { } id && await db.Subjects.SingleOrDefaultAsync(subject => subject.Id == id, cancellationToken) is { } subject)
        {
            db.Add(new Activity(Ids.New(time), "recording.prepared", subject, null, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }
}
