using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;

namespace Rapport.Features.Events.Checklist;

internal sealed class ChecklistTable : IEntityTypeConfiguration<ChecklistLine>
{
    public void Configure(EntityTypeBuilder<ChecklistLine> table)
    {
        table.ToTable("checklist_lines");
        table.Property(line => line.Id).ValueGeneratedNever();
        table.Property(line => line.Text).HasMaxLength(ChecklistLine.TextLimit);
        table.HasIndex(line => new { line.EventId, line.Position });
        table.HasOne<Event>().WithMany().HasForeignKey(line => line.EventId);
        table.HasOne<Person>().WithMany().HasForeignKey(line => line.DoneById).OnDelete(DeleteBehavior.SetNull);
    }
}

public static class ChecklistRows
{
    extension(RapportDb db)
    {
        public DbSet<ChecklistLine> ChecklistLines => db.Set<ChecklistLine>();
    }
}
