using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Platform.Data;

namespace Rapport.Features.Events.Start;

internal sealed class EventOriginTable : IEntityTypeConfiguration<EventOrigin>
{
    public void Configure(EntityTypeBuilder<EventOrigin> table)
    {
        table.ToTable("event_origins");
        table.HasKey(origin => origin.EventId);
        table.Property(origin => origin.EventId).ValueGeneratedNever();
        table.Property(origin => origin.Taken).HasMaxLength(EventOrigin.TakenLimit);
        table.Ignore(origin => origin.Lines);
        table.HasOne<Event>().WithOne().HasForeignKey<EventOrigin>(origin => origin.EventId);
        table.HasOne<Event>().WithMany().HasForeignKey(origin => origin.FromId).OnDelete(DeleteBehavior.Cascade);
    }
}

public static class EventOriginRows
{
    extension(RapportDb db)
    {
        public DbSet<EventOrigin> EventOrigins => db.Set<EventOrigin>();
    }
}
