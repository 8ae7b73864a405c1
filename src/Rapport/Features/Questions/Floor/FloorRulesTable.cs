using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Events;
using Rapport.Platform.Data;

namespace Rapport.Features.Questions.Floor;

internal sealed class FloorRulesTable : IEntityTypeConfiguration<FloorRules>
{
    public void Configure(EntityTypeBuilder<FloorRules> table)
    {
        table.ToTable("floor_rules");
        table.HasKey(rules => rules.EventId);
        table.Property(rules => rules.EventId).ValueGeneratedNever();
        table.HasOne<Event>().WithMany().HasForeignKey(rules => rules.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class FloorRows
{
    extension(RapportDb db)
    {
        public DbSet<FloorRules> FloorRules => db.Set<FloorRules>();

        public Task<Phase> PhaseOfAsync(Guid eventId, CancellationToken cancellationToken) =>
            db.Events.Where(row => row.Id == eventId).Select(row => row.Phase).SingleAsync(cancellationToken);

        /// <summary>The rules of an event; those that every event begins with where nobody set any.</summary>
        public async Task<FloorRules> FloorOfAsync(Guid eventId, CancellationToken cancellationToken) =>
            await db.FloorRules.AsNoTracking().SingleOrDefaultAsync(rules => rules.EventId == eventId, cancellationToken) ?? new FloorRules(eventId);
    }
}
