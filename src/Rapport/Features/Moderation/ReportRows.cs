using Microsoft.EntityFrameworkCore;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

public static class ReportRows
{
    extension(RapportDb db)
    {
        public DbSet<Report> Reports => db.Set<Report>();

        /// <summary>Reports that somebody should still look at: of what is shown, and settled by nobody.</summary>
        public IQueryable<Report> OpenReports(Guid eventId) =>
            db.Reports.Where(report => report.SettledAt == null && db.Subjects.Any(subject =>
                subject.Id == report.SubjectId && subject.EventId == eventId && subject.State == SubjectState.Shown));
    }
}
