using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Notifications;

internal sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> table)
    {
        table.ToTable("notices");
        table.Property(notice => notice.Id).ValueGeneratedNever();
        table.HasIndex(notice => new { notice.PersonId, notice.At });
        table.HasIndex(notice => new { notice.ActivityId, notice.PersonId, notice.SubjectId }).IsUnique();
        table.HasOne<Person>().WithMany().HasForeignKey(notice => notice.PersonId);
        table.HasOne<Subject>().WithMany().HasForeignKey(notice => notice.SubjectId);
        table.HasOne<Subject>().WithMany().HasForeignKey(notice => notice.CauseId);
    }
}

internal sealed class NoticeMailingTable : IEntityTypeConfiguration<NoticeMailing>
{
    public void Configure(EntityTypeBuilder<NoticeMailing> table)
    {
        table.ToTable("notice_mailings");
        table.HasKey(mailing => mailing.PersonId);
        table.Property(mailing => mailing.PersonId).ValueGeneratedNever();
        table.HasIndex(mailing => mailing.DueAt);
        table.HasOne<Person>().WithMany().HasForeignKey(mailing => mailing.PersonId);
    }
}

public static class NoticeRows
{
    extension(RapportDb db)
    {
        public DbSet<Notice> Notices => db.Set<Notice>();

        public DbSet<NoticeMailing> NoticeMailings => db.Set<NoticeMailing>();
    }
}
