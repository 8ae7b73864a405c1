using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Shared;

namespace Rapport.Features.Moderation;

internal sealed class ReportTable : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> table)
    {
        table.ToTable("reports");
        table.Property(report => report.Id).ValueGeneratedNever();
        table.Property(report => report.Reason).HasMaxLength(Report.ReasonLimit);
        table.HasIndex(report => new { report.SubjectId, report.ReporterId }).IsUnique();
        table.HasOne<Subject>().WithMany().HasForeignKey(report => report.SubjectId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(report => report.ReporterId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(report => report.SettledById).OnDelete(DeleteBehavior.Restrict);
    }
}
