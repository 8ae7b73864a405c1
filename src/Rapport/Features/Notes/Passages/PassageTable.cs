using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Shared;

namespace Rapport.Features.Notes.Passages;

internal sealed class PassageTable : IEntityTypeConfiguration<Passage>
{
    public void Configure(EntityTypeBuilder<Passage> table)
    {
        table.ToTable("passages");
        table.Property(passage => passage.Id).ValueGeneratedNever();
        table.Property(passage => passage.From).HasMaxLength(Passage.PositionLimit).HasColumnName("from_place");
        table.Property(passage => passage.To).HasMaxLength(Passage.PositionLimit).HasColumnName("to_place");
        table.Property(passage => passage.Words).HasMaxLength(Passage.WordLimit);
        table.HasIndex(passage => new { passage.NoteId, passage.MadeAt });
        table.HasOne<Subject>().WithOne().HasForeignKey<Passage>(passage => passage.Id);
        table.HasOne<Note>().WithMany().HasForeignKey(passage => passage.NoteId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(passage => passage.MadeById).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(passage => passage.ResolvedById).OnDelete(DeleteBehavior.Restrict);
    }
}
