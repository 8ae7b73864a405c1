using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;

namespace Rapport.Features.Programme.Stars;

internal sealed class StarTable : IEntityTypeConfiguration<Star>
{
    public void Configure(EntityTypeBuilder<Star> table)
    {
        table.ToTable("stars");
        table.HasKey(star => new { star.PersonId, star.SessionId });
        table.HasOne<Person>().WithMany().HasForeignKey(star => star.PersonId);
        table.HasOne<Session>().WithMany().HasForeignKey(star => star.SessionId);
    }
}

public static class StarRows
{
    extension(RapportDb db)
    {
        public DbSet<Star> Stars => db.Set<Star>();
    }
}
