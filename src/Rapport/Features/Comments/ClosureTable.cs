using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Shared;

namespace Rapport.Features.Comments;

internal sealed class ClosureTable : IEntityTypeConfiguration<Closure>
{
    public void Configure(EntityTypeBuilder<Closure> table)
    {
        table.ToTable("comment_closures");
        table.HasKey(closure => closure.SubjectId);
        table.Property(closure => closure.SubjectId).ValueGeneratedNever();
        table.HasOne<Subject>().WithOne().HasForeignKey<Closure>(closure => closure.SubjectId);
        table.HasOne<Person>().WithMany().HasForeignKey(closure => closure.ClosedById).OnDelete(DeleteBehavior.Restrict);
    }
}
