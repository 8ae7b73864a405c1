using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Moderation.TakeDowns;

internal sealed class TakeDownTable : IEntityTypeConfiguration<TakeDown>
{
    public void Configure(EntityTypeBuilder<TakeDown> table)
    {
        table.ToTable("take_downs");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Words).HasMaxLength(TakeDown.WordsLimit);
        table.Property(row => row.AnswerWords).HasMaxLength(TakeDown.WordsLimit);
        table.Property(row => row.Email).HasMaxLength(TakeDown.EmailLimit);
        table.Property(row => row.CodeHash).HasMaxLength(32);
        table.HasIndex(row => new { row.SubjectId, row.AskerId });
        table.HasIndex(row => row.AskerId);
        table.HasIndex(row => row.CodeHash).IsUnique();
        table.HasOne<Subject>().WithMany().HasForeignKey(row => row.SubjectId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.AskerId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.AnsweredById).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class TakeDownRows
{
    extension(RapportDb db)
    {
        public DbSet<TakeDown> TakeDowns => db.Set<TakeDown>();

        /// <summary>Those that nobody has answered.</summary>
        public IQueryable<TakeDown> OpenTakeDowns(Guid eventId) =>
            db.TakeDowns.Where(row => row.Answer == TakeDownAnswer.None && db.Subjects.Any(subject => subject.Id == row.SubjectId && subject.EventId == eventId));
    }
}
