using Microsoft.EntityFrameworkCore;
using Rapport.Features.Programme;
using Rapport.Features.Programme.Releases;
using Rapport.Features.Programme.Stars;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications.Sources;

/// <summary>A release that changes a session concerns whoever starred it, and whoever speaks there.</summary>
public sealed class ReleaseNotices(RapportDb db) : INoticeSource
{
    public IReadOnlyList<string> Verbs { get; } = ["programme.released"];

    public async Task<IReadOnlyList<NoticeDraft>> ReadAsync(IReadOnlyList<Activity> acts, CancellationToken cancellationToken)
    {
        var releases = acts.Where(act => act.AboutId is not null).ToDictionary(act => act.AboutId!.Value);
        // A session that is new in a release was starred by nobody on account of an earlier one.
        var ids = releases.Keys.ToList();
        var lines = db.ReleaseLines.Where(line => ids.Contains(line.ReleaseId) && line.TitleWas != null);
        var stars = lines.Join(db.Stars, line => line.SessionId, star => star.SessionId, (line, star) => new { line.ReleaseId, line.SessionId, star.PersonId });
        var speakers =
            from line in lines
            join held in db.Set<SessionSpeaker>() on line.SessionId equals held.SessionId
            join speaker in db.Speakers on held.SpeakerId equals speaker.Id
            where speaker.PersonId != null
            select new { line.ReleaseId, line.SessionId, PersonId = speaker.PersonId!.Value };
        var rows = await stars.Union(speakers).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new NoticeDraft(releases[row.ReleaseId], NoticeKind.Programme, row.PersonId, row.SessionId));
    }
}
