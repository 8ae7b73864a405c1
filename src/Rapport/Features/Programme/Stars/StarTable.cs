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

internal sealed class CalendarKeyTable : IEntityTypeConfiguration<CalendarKey>
{
    public void Configure(EntityTypeBuilder<CalendarKey> table)
    {
        table.ToTable("calendar_keys");
        table.HasKey(key => key.PersonId);
        table.Property(key => key.PersonId).ValueGeneratedNever();
        table.Property(key => key.TokenHash).HasMaxLength(32);
        table.HasIndex(key => key.TokenHash).IsUnique();
        table.HasOne<Person>().WithMany().HasForeignKey(key => key.PersonId);
    }
}

public static class StarRows
{
    extension(RapportDb db)
    {
        public DbSet<Star> Stars => db.Set<Star>();

        public DbSet<CalendarKey> CalendarKeys => db.Set<CalendarKey>();
    }
}
