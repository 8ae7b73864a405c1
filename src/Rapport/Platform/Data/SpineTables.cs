using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Shared;

namespace Rapport.Platform.Data;

internal sealed class SubjectTable : IEntityTypeConfiguration<Subject>
{
    public void Configure(EntityTypeBuilder<Subject> table)
    {
        table.ToTable("subjects");
        table.Property(subject => subject.Id).ValueGeneratedNever();
        table.Property(subject => subject.Kind).HasMaxLength(20);
        table.Property(subject => subject.Title).HasMaxLength(Subject.TitleLimit);
        table.Property(subject => subject.Address).HasMaxLength(Subject.AddressLimit);
        table.Property(subject => subject.HiddenReason).HasMaxLength(Subject.ReasonLimit);
        table.HasIndex(subject => new { subject.EventId, subject.Kind, subject.CommentCount });
        table.HasIndex(subject => subject.SessionId);
        table.HasIndex(subject => subject.AuthorId);

        // No foreign key: a table that refers to itself is not written by prepared statements, and what is cited is never deleted.
        table.HasIndex(subject => subject.SourceId).HasFilter("source_id IS NOT NULL");
    }
}

internal sealed class ActivityTable : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> table)
    {
        table.ToTable("activities");
        table.Property(activity => activity.Id).ValueGeneratedNever();
        table.Property(activity => activity.Verb).HasMaxLength(40);
        table.Property(activity => activity.SubjectKind).HasMaxLength(20);
        table.Property(activity => activity.BodyHash).HasMaxLength(32);
        table.HasIndex(activity => new { activity.StreamId, activity.Number }).IsUnique();
        table.HasOne<StreamHead>().WithMany().HasForeignKey(activity => activity.StreamId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Subject>().WithMany().HasForeignKey(activity => activity.SubjectId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StreamTable : IEntityTypeConfiguration<StreamHead>
{
    public void Configure(EntityTypeBuilder<StreamHead> table)
    {
        table.ToTable("streams");
        table.Property(stream => stream.Id).ValueGeneratedNever();
    }
}
