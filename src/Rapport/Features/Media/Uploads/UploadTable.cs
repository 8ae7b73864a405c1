using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Features.Events;

namespace Rapport.Features.Media.Uploads;

internal sealed class UploadTable : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> table)
    {
        table.ToTable("uploads");
        table.HasKey(upload => new { upload.Id, upload.Follows });
        table.Property(upload => upload.Id).ValueGeneratedNever();
        table.Property(upload => upload.Type).HasMaxLength(Upload.TypeLimit);
        table.Property(upload => upload.Key).HasMaxLength(Upload.KeyLimit);
        table.Property(upload => upload.Proven).HasMaxLength(32);
        table.Ignore(upload => upload.Address);
        table.HasIndex(upload => upload.ExpiresAt);
        table.HasOne<Event>().WithMany().HasForeignKey(upload => upload.EventId);
        table.HasOne<Person>().WithMany().HasForeignKey(upload => upload.AuthorId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(upload => upload.SenderId).OnDelete(DeleteBehavior.Restrict);
    }
}
