using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events;

internal sealed class EventTable : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> table)
    {
        table.ToTable("events");
        table.Property(@event => @event.Id).ValueGeneratedNever();
        table.Property(@event => @event.Slug).HasMaxLength(Slug.Limit);
        table.Property(@event => @event.Title).HasMaxLength(Event.TitleLimit);
        table.Property(@event => @event.Summary).HasMaxLength(Event.SummaryLimit);
        table.Property(@event => @event.Venue).HasMaxLength(Event.VenueLimit);
        table.Property(@event => @event.Zone).HasMaxLength(Event.ZoneLimit);
        table.Property(@event => @event.JoinCode).HasMaxLength(JoinCode.Length);
        table.HasIndex(@event => new { @event.SpaceId, @event.Slug }).IsUnique();
        table.HasIndex(@event => @event.JoinCode).IsUnique();
        table.HasOne<Space>().WithMany().HasForeignKey(@event => @event.SpaceId);
        table.HasOne<Subject>().WithOne().HasForeignKey<Event>(@event => @event.Id);
    }
}

public static class EventRows
{
    extension(RapportDb db)
    {
        public DbSet<Event> Events => db.Set<Event>();

        /// <summary>Whether one of these was turned away from an event, or from any of a space.</summary>
        public Task<bool> IsTurnedAwayAsync(IReadOnlyCollection<Guid> people, SubjectPlace place, CancellationToken cancellationToken) =>
            db.Memberships.AnyAsync(
                held => people.Contains(held.PersonId) && held.SpaceId == place.SpaceId && held.TurnedAwayAt != null && (place.EventId == null || held.EventId == place.EventId),
                cancellationToken);

        /// <summary>Those who take part in an event by a name alone.</summary>
        public IQueryable<Membership> Guests(Guid eventId) => db.Memberships.Where(held => held.EventId == eventId && held.Role == Role.Guest);
    }
}
