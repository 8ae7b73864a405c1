using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Features.Programme;
using Rapport.Shared;

namespace Rapport.Features.Coverage;

internal sealed class ShiftTable : IEntityTypeConfiguration<Shift>
{
    public void Configure(EntityTypeBuilder<Shift> table)
    {
        table.ToTable("shifts");
        table.Property(shift => shift.Id).ValueGeneratedNever();
        table.HasIndex(shift => new { shift.SessionId, shift.PersonId, shift.Role }).IsUnique();
        table.HasIndex(shift => shift.EventId);
        table.HasOne<Subject>().WithOne().HasForeignKey<Shift>(shift => shift.Id);
        table.HasOne<Event>().WithMany().HasForeignKey(shift => shift.EventId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Session>().WithMany().HasForeignKey(shift => shift.SessionId);
        table.HasOne<Person>().WithMany().HasForeignKey(shift => shift.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Person>().WithMany().HasForeignKey(shift => shift.SetById).OnDelete(DeleteBehavior.Restrict);
    }
}
