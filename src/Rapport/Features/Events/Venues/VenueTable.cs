using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Platform.Data;

namespace Rapport.Features.Events.Venues;

internal sealed class VenueTable : IEntityTypeConfiguration<Venue>
{
    public void Configure(EntityTypeBuilder<Venue> table)
    {
        table.ToTable("venues");
        table.HasKey(venue => venue.EventId);
        table.Property(venue => venue.EventId).ValueGeneratedNever();
        table.Property(venue => venue.Address).HasMaxLength(Venue.AddressLimit);
        table.Property(venue => venue.MapLink).HasMaxLength(WebLink.Limit);
        table.Property(venue => venue.Access).HasMaxLength(Venue.AccessLimit);
        table.Property(venue => venue.NetworkName).HasMaxLength(Venue.NetworkLimit);
        table.Property(venue => venue.NetworkPassword).HasMaxLength(Venue.NetworkLimit);
        table.Property(venue => venue.NetworkNotes).HasMaxLength(Venue.NotesLimit);
        table.Ignore(venue => venue.Details);
        table.HasOne<Event>().WithOne().HasForeignKey<Venue>(venue => venue.EventId);
    }
}

public static class VenueRows
{
    extension(RapportDb db)
    {
        public DbSet<Venue> Venues => db.Set<Venue>();

        /// <summary>What the pages of events tell of their venues, at most one each.</summary>
        public IQueryable<VenueView> VenueViews =>
            db.Venues.Select(venue => new VenueView { EventId = venue.EventId, Address = venue.Address, MapLink = venue.MapLink, Access = venue.Access, HasNetwork = venue.NetworkName != "" });
    }
}
