using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Accounts.DeviceKeys;

internal sealed class DeviceKeyTable : IEntityTypeConfiguration<DeviceKey>
{
    public void Configure(EntityTypeBuilder<DeviceKey> table)
    {
        table.ToTable("device_keys");
        table.Property(key => key.Id).ValueGeneratedNever();
        table.Property(key => key.Device).HasMaxLength(OpenSignIn.DeviceLimit);
        table.Property(key => key.TokenHash).HasMaxLength(32);
        table.HasIndex(key => key.TokenHash).IsUnique();
        table.HasIndex(key => new { key.PersonId, key.EventId });
        table.HasOne<Person>().WithMany().HasForeignKey(key => key.PersonId);
        // The event; this slice knows it as a subject alone.
        table.HasOne<Subject>().WithMany().HasForeignKey(key => key.EventId);
    }
}

public static class DeviceKeyRows
{
    extension(RapportDb db)
    {
        public DbSet<DeviceKey> DeviceKeys => db.Set<DeviceKey>();

        /// <summary>Ends all keys of a person, at once and for good.</summary>
        public Task RevokeKeysAsync(Guid personId, DateTimeOffset now, CancellationToken cancellationToken) =>
            db.DeviceKeys.Where(key => key.PersonId == personId && key.RevokedAt == null)
                .ExecuteUpdateAsync(key => key.SetProperty(row => row.RevokedAt, now), cancellationToken);
    }
}
