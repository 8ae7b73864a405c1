using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Platform.Data;

namespace Rapport.Platform.Mail;

internal sealed class OutgoingMailTable : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> table)
    {
        table.ToTable("outgoing_mails");
        table.Property(mail => mail.Id).ValueGeneratedNever();
        table.Property(mail => mail.To).HasMaxLength(OutgoingMail.AddressLimit);
        table.Property(mail => mail.Subject).HasMaxLength(OutgoingMail.SubjectLimit);
        table.Property(mail => mail.Text).HasMaxLength(OutgoingMail.TextLimit);
        table.HasIndex(mail => mail.DueAt);
    }
}

public static class MailRows
{
    extension(RapportDb db)
    {
        public DbSet<OutgoingMail> OutgoingMails => db.Set<OutgoingMail>();
    }
}
