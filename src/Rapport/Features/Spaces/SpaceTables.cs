using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Spaces;

internal sealed class SpaceTable : IEntityTypeConfiguration<Space>
{
    public void Configure(EntityTypeBuilder<Space> table)
    {
        table.ToTable("spaces");
        table.Property(space => space.Id).ValueGeneratedNever();
        table.Property(space => space.Slug).HasMaxLength(Slug.Limit);
        table.Property(space => space.Name).HasMaxLength(Space.NameLimit);
        table.Property(space => space.Summary).HasMaxLength(Space.SummaryLimit);
        table.HasIndex(space => space.Slug).IsUnique();
        table.HasOne<Subject>().WithOne().HasForeignKey<Space>(space => space.Id);
    }
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> table)
    {
        table.ToTable("memberships");
        table.Property(membership => membership.Id).ValueGeneratedNever();
        // One role for a whole space and one for each event; two filters because a null is never equal to a null.
        table.HasIndex(membership => new { membership.PersonId, membership.SpaceId }).IsUnique().HasFilter("event_id IS NULL");
        table.HasIndex(membership => new { membership.PersonId, membership.EventId }).IsUnique().HasFilter("event_id IS NOT NULL");
        table.HasOne<Person>().WithMany().HasForeignKey(membership => membership.PersonId);
        table.HasOne<Space>().WithMany().HasForeignKey(membership => membership.SpaceId);
    }
}

public static class SpaceRows
{
    extension(RapportDb db)
    {
        public DbSet<Space> Spaces => db.Set<Space>();

        public DbSet<Membership> Memberships => db.Set<Membership>();

        /// <summary>The spaces that somebody may read. Each has its own roles, so one reader's audience cannot stand for all.</summary>
        public IQueryable<Subject> SpacesVisibleTo(Caller? caller)
        {
            var spaces = db.Subjects.Where(subject => subject.Kind == Space.SubjectKind && subject.State == SubjectState.Shown);
            if (caller is null || caller.IsHost)
            {
                return caller is null ? spaces.VisibleTo(Audience.Public) : spaces.VisibleTo(Audience.Team);
            }

            var team = Powers.From[Power.ReadTeam];
            var own = db.Memberships.Where(held => held.PersonId == caller.PersonId && held.EventId == null);
            return spaces.Where(subject => subject.Visibility == Visibility.Public
                || (subject.Visibility == Visibility.Members && own.Any(held => held.SpaceId == subject.Id))
                || (subject.Visibility == Visibility.Team && own.Any(held => held.SpaceId == subject.Id && held.Role >= team)));
        }

        /// <summary>What somebody wrote, and what they may see by the roles that they have; also hidden, if it is their own.</summary>
        public IQueryable<Subject> SubjectsKnownTo(Guid personId)
        {
            var team = Powers.From[Power.ReadTeam];
            var own = db.Memberships.Where(held => held.PersonId == personId && !held.IsWaiting);
            return db.Subjects.Where(subject => subject.AuthorId == personId
                || (subject.State == SubjectState.Shown
                    && (subject.Visibility == Visibility.Public
                        || (subject.Visibility == Visibility.Members && own.Any(held => held.SpaceId == subject.SpaceId && (held.EventId == null || held.EventId == subject.EventId)))
                        || (subject.Visibility == Visibility.Team && own.Any(held => held.SpaceId == subject.SpaceId && (held.EventId == null || held.EventId == subject.EventId) && held.Role >= team)))));
        }

        /// <summary>Gives somebody a role here for the first time, or another than they hold.</summary>
        /// <param name="held">What <see cref="MembershipAsync"/> found.</param>
        public void Give(Membership? held, Guid personId, SubjectPlace place, Role role, TimeProvider time)
        {
            if (held is not null)
            {
                held.Become(role, time.GetUtcNow());
            }
            else
            {
                db.Add(new Membership(Ids.New(time), personId, place, role, time.GetUtcNow()));
            }
        }

        /// <summary>The role that was given to somebody just here.</summary>
        public Task<Membership?> MembershipAsync(Guid personId, SubjectPlace place, CancellationToken cancellationToken) =>
            db.Memberships.SingleOrDefaultAsync(
                held => held.PersonId == personId && held.SpaceId == place.SpaceId && held.EventId == place.EventId, cancellationToken);

        /// <summary>Whether somebody is a guest of the event who has not been let in.</summary>
        public Task<bool> IsWaitingAsync(Guid personId, Guid? eventId, CancellationToken cancellationToken) =>
            db.Memberships.AnyAsync(held => held.PersonId == personId && held.EventId == eventId && eventId != null && held.IsWaiting, cancellationToken);

        /// <summary>The higher of a person's roles for the space and for the event; null when there is none.</summary>
        public Task<Role?> RoleAsync(Guid personId, Guid spaceId, Guid? eventId, CancellationToken cancellationToken) =>
            db.Memberships
                .Where(held => held.PersonId == personId && held.SpaceId == spaceId && (held.EventId == null || held.EventId == eventId) && !held.IsWaiting)
                .MaxAsync(held => (Role?)held.Role, cancellationToken);
    }
}
