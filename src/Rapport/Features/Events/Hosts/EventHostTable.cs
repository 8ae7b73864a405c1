using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Platform.Data;

namespace Rapport.Features.Events.Hosts;

internal sealed class EventHostTable : IEntityTypeConfiguration<EventHost>
{
    public void Configure(EntityTypeBuilder<EventHost> table)
    {
        table.ToTable("event_hosts");
        table.Property(host => host.Id).ValueGeneratedNever();
        table.Property(host => host.Name).HasMaxLength(EventHost.NameLimit);
        table.Property(host => host.Link).HasMaxLength(WebLink.Limit);
        table.Property(host => host.MarkKey).HasMaxLength(Event.FileKeyLimit);
        table.Property(host => host.MarkAlt).HasMaxLength(EventHost.AltLimit);
        table.HasIndex(host => new { host.EventId, host.Position });
        table.HasOne<Event>().WithMany().HasForeignKey(host => host.EventId);
    }
}

public static class EventHostRows
{
    extension(RapportDb db)
    {
        public DbSet<EventHost> EventHosts => db.Set<EventHost>();

        /// <summary>In the order in which the page names them.</summary>
        public IQueryable<EventHost> HostsOf(Guid eventId) =>
            db.EventHosts.Where(host => host.EventId == eventId).OrderBy(host => host.Position).ThenBy(host => host.Id);
    }
}
