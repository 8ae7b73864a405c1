using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;

namespace Rapport.Features.Questions.Follow;

internal sealed class FollowCodeTable : IEntityTypeConfiguration<FollowCode>
{
    public void Configure(EntityTypeBuilder<FollowCode> table)
    {
        table.ToTable("follow_codes");
        table.HasKey(code => code.PersonId);
        table.Property(code => code.PersonId).ValueGeneratedNever();
        table.Property(code => code.CodeHash).HasMaxLength(32);
        table.HasIndex(code => code.CodeHash).IsUnique();
        table.HasOne<Person>().WithMany().HasForeignKey(code => code.PersonId);
    }
}

public static class FollowCodeRows
{
    extension(RapportDb db)
    {
        public DbSet<FollowCode> FollowCodes => db.Set<FollowCode>();
    }
}
