using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Features.Spaces;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Events.Invitations;

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> table)
    {
        table.ToTable("invitations");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.EmailKey).HasMaxLength(Invitation.KeyLimit);
        table.Property(row => row.SentTo).HasMaxLength(Invitation.EmailLimit);
        table.Property(row => row.Name).HasMaxLength(Person.NameLimit);
        table.Property(row => row.TokenHash).HasMaxLength(32);
        table.Ignore(row => row.Place);
        table.HasIndex(row => row.TokenHash).IsUnique();
        // Several filters because a null is never equal to a null.
        table.HasIndex(row => new { row.SpaceId, row.EmailKey }).IsUnique().HasFilter("event_id IS NULL AND link_id IS NULL");
        table.HasIndex(row => new { row.EventId, row.EmailKey }).IsUnique().HasFilter("event_id IS NOT NULL AND link_id IS NULL");
        table.HasIndex(row => new { row.LinkId, row.EmailKey }).IsUnique().HasFilter("link_id IS NOT NULL");
        table.HasOne<Space>().WithMany().HasForeignKey(row => row.SpaceId);
        table.HasOne<InvitationLink>().WithMany().HasForeignKey(row => row.LinkId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.InvitedById);
    }
}

internal sealed class InvitationLinkTable : IEntityTypeConfiguration<InvitationLink>
{
    public void Configure(EntityTypeBuilder<InvitationLink> table)
    {
        table.ToTable("invitation_links");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.TokenHash).HasMaxLength(32);
        table.Ignore(row => row.Place);
        table.HasIndex(row => row.TokenHash).IsUnique();
        table.HasOne<Space>().WithMany().HasForeignKey(row => row.SpaceId);
        table.HasOne<Person>().WithMany().HasForeignKey(row => row.MadeById);
    }
}

public static class InvitationRows
{
    extension(RapportDb db)
    {
        public DbSet<Invitation> Invitations => db.Set<Invitation>();

        public DbSet<InvitationLink> InvitationLinks => db.Set<InvitationLink>();

        /// <summary>Those that nobody has taken, in an event, or in a space with all of its events.</summary>
        internal IQueryable<Invitation> OpenInvitations(SubjectPlace place) =>
            db.Invitations.Where(row => row.SpaceId == place.SpaceId && (place.EventId == null || row.EventId == place.EventId)
                && row.LinkId == null && row.TakenAt == null && row.WithdrawnAt == null);

        /// <summary>The links that go round, in an event, or in a space with all of its events.</summary>
        internal IQueryable<InvitationLink> OpenLinks(SubjectPlace place, DateTimeOffset now) =>
            db.InvitationLinks.Where(row => row.SpaceId == place.SpaceId && (place.EventId == null || row.EventId == place.EventId)
                && row.EndedAt == null && row.ExpiresAt > now);

        /// <summary>Asked when somebody invites and again when somebody comes: what is offered is worth what its giver may give then.</summary>
        public async Task<Problem?> RefuseGiverAsync(Guid giverId, SubjectPlace place, Role role, CancellationToken cancellationToken)
        {
            var held = await db.RoleAsync(giverId, place.SpaceId, place.EventId, cancellationToken);
            return !RoleWords.Given.Contains(role) ? InvitationProblems.RoleUnknown
                : held.Has(Power.Own) || await db.People.AnyAsync(person => person.Id == giverId && person.IsHost, cancellationToken) ? null
                : !held.Has(Power.Organise) ? InvitationProblems.NotOrganiser
                : role == Role.Owner ? GiveRole.OwnersOnly
                : null;
        }

        /// <summary>What was over a month ago is forgotten, with its address.</summary>
        internal Task<int> ForgetInvitationsAsync(Guid spaceId, DateTimeOffset now, CancellationToken cancellationToken)
        {
            var before = now - TimeSpan.FromDays(30);
            return db.Invitations.Where(row => row.SpaceId == spaceId && row.ExpiresAt < before).ExecuteDeleteAsync(cancellationToken);
        }

        /// <summary>What is done with people is told in the space, also where it is about one event: readers of that need not be told.</summary>
        internal Task<Subject> SpaceSubjectAsync(Guid spaceId, CancellationToken cancellationToken) =>
            db.Subjects.SingleAsync(subject => subject.Id == spaceId, cancellationToken);

        internal async Task<bool> IsSealedAsync(SubjectPlace place, CancellationToken cancellationToken) =>
            place.EventId is { } id && await db.Events.AnyAsync(row => row.Id == id && row.Phase == Phase.Sealed, cancellationToken);
    }
}
