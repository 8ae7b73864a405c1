using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;

namespace Rapport.Features.Programme.Releases;

internal sealed class ReleaseTable : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> table)
    {
        table.ToTable("releases");
        table.Property(release => release.Id).ValueGeneratedNever();
        table.Property(release => release.Act).HasMaxLength(Release.ActLimit);
        table.HasIndex(release => new { release.EventId, release.Number }).IsUnique();
        table.HasOne<Event>().WithMany().HasForeignKey(release => release.EventId);
        table.HasOne<Person>().WithMany().HasForeignKey(release => release.ById);
    }
}

internal sealed class ReleaseLineTable : IEntityTypeConfiguration<ReleaseLine>
{
    public void Configure(EntityTypeBuilder<ReleaseLine> table)
    {
        table.ToTable("release_lines");
        table.HasKey(line => new { line.ReleaseId, line.SessionId });
        table.Property(line => line.TitleWas).HasMaxLength(Session.TitleLimit);
        table.Property(line => line.Title).HasMaxLength(Session.TitleLimit);
        table.Property(line => line.RoomWas).HasMaxLength(Room.NameLimit);
        table.Property(line => line.Room).HasMaxLength(Room.NameLimit);
        table.Property(line => line.ReasonWas).HasMaxLength(Session.ReasonLimit);
        table.Property(line => line.Reason).HasMaxLength(Session.ReasonLimit);
        table.HasIndex(line => new { line.EventId, line.SessionId, line.Number }).IsUnique();
        table.HasOne<Release>().WithMany().HasForeignKey(line => line.ReleaseId);
        table.HasOne<Session>().WithMany().HasForeignKey(line => line.SessionId);
    }
}

internal sealed class ProposalTable : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> table)
    {
        table.ToTable("proposals");
        table.HasKey(proposal => proposal.SessionId);
        table.Property(proposal => proposal.SessionId).ValueGeneratedNever();
        table.Property(proposal => proposal.Reason).HasMaxLength(Session.ReasonLimit);
        table.HasIndex(proposal => proposal.EventId);
        table.HasOne<Session>().WithOne().HasForeignKey<Proposal>(proposal => proposal.SessionId);
        table.HasOne<Room>().WithMany().HasForeignKey(proposal => proposal.RoomId).OnDelete(DeleteBehavior.SetNull);
    }
}

public static class ReleaseRows
{
    extension(RapportDb db)
    {
        public DbSet<Release> Releases => db.Set<Release>();

        public DbSet<ReleaseLine> ReleaseLines => db.Set<ReleaseLine>();

        public DbSet<Proposal> Proposals => db.Set<Proposal>();
    }
}
