using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Shared;

namespace Rapport.Features.Media;

internal sealed class MediaTable : IEntityTypeConfiguration<MediaFile>
{
    public void Configure(EntityTypeBuilder<MediaFile> table)
    {
        table.ToTable("media_files");
        table.Property(file => file.Id).ValueGeneratedNever();
        table.Property(file => file.ContentType).HasMaxLength(MediaFile.ContentTypeLimit);
        table.Property(file => file.Hash).HasMaxLength(32);
        table.Property(file => file.ReadingHash).HasMaxLength(32).HasDefaultValue(Array.Empty<byte>());
        // Two parts at once must not each believe that they are alone.
        table.Property(file => file.OriginalKey).HasMaxLength(MediaFile.KeyLimit).IsConcurrencyToken();
        table.Property(file => file.SmallKey).HasMaxLength(MediaFile.KeyLimit);
        table.Property(file => file.MediumKey).HasMaxLength(MediaFile.KeyLimit);
        table.Property(file => file.LargeKey).HasMaxLength(MediaFile.KeyLimit).IsConcurrencyToken();
        table.Property(file => file.PlayKey).HasMaxLength(MediaFile.KeyLimit);
        table.Property(file => file.PlayType).HasMaxLength(MediaFile.ContentTypeLimit);
        // Two entries at once must not both get the photo.
        table.Property(file => file.SubjectId).IsConcurrencyToken();
        table.HasIndex(file => file.SubjectId);
        table.HasIndex(file => file.WorkDueAt).HasFilter("work_due_at is not null");
        table.HasOne<Event>().WithMany().HasForeignKey(file => file.EventId);
        table.HasOne<Person>().WithMany().HasForeignKey(file => file.AuthorId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Subject>().WithMany().HasForeignKey(file => file.SubjectId).OnDelete(DeleteBehavior.Restrict);
    }
}
