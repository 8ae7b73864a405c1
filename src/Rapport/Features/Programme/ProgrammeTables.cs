using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Rapport.Features.Accounts;
using Rapport.Features.Events;
using Rapport.Platform.Data;
using Rapport.Shared;

namespace Rapport.Features.Programme;

internal sealed class RoomTable : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> table)
    {
        table.ToTable("rooms");
        table.Property(room => room.Id).ValueGeneratedNever();
        table.Property(room => room.Name).HasMaxLength(Room.NameLimit);
        table.HasIndex(room => new { room.EventId, room.Name }).IsUnique();
        table.HasOne<Event>().WithMany().HasForeignKey(room => room.EventId);
    }
}

internal sealed class SpeakerTable : IEntityTypeConfiguration<Speaker>
{
    public void Configure(EntityTypeBuilder<Speaker> table)
    {
        table.ToTable("speakers");
        table.Property(speaker => speaker.Id).ValueGeneratedNever();
        table.Property(speaker => speaker.Name).HasMaxLength(Speaker.NameLimit);
        table.Property(speaker => speaker.CoveredName).HasMaxLength(Speaker.NameLimit);
        table.Property(speaker => speaker.Biography).HasMaxLength(Speaker.BiographyLimit);
        table.Property(speaker => speaker.PortraitKey).HasMaxLength(Event.FileKeyLimit);
        table.Property(speaker => speaker.Source).HasMaxLength(Session.SourceLimit);
        table.Property(speaker => speaker.SourceKey).HasMaxLength(Session.SourceKeyLimit);
        table.HasIndex(speaker => new { speaker.EventId, speaker.Name });
        table.HasOne<Event>().WithMany().HasForeignKey(speaker => speaker.EventId);
        table.HasOne<Person>().WithMany().HasForeignKey(speaker => speaker.PersonId);
    }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> table)
    {
        table.ToTable("sessions");
        table.Property(session => session.Id).ValueGeneratedNever();
        table.Property(session => session.Slug).HasMaxLength(Slug.Limit);
        table.Property(session => session.Title).HasMaxLength(Session.TitleLimit);
        table.Property(session => session.Subtitle).HasMaxLength(Session.TitleLimit);
        table.Property(session => session.Abstract).HasMaxLength(Session.AbstractLimit);
        table.Property(session => session.Track).HasMaxLength(Session.TrackLimit);
        table.Property(session => session.Language).HasMaxLength(Session.LanguageLimit);
        table.Property(session => session.Url).HasMaxLength(Session.UrlLimit);
        table.Property(session => session.CancelReason).HasMaxLength(Session.ReasonLimit);
        table.Property(session => session.Source).HasMaxLength(Session.SourceLimit);
        table.Property(session => session.SourceKey).HasMaxLength(Session.SourceKeyLimit);
        table.HasIndex(session => new { session.EventId, session.Slug }).IsUnique();
        table.HasIndex(session => new { session.EventId, session.StartsAt });
        table.HasIndex(session => new { session.EventId, session.Source, session.SourceKey }).IsUnique();
        table.HasOne<Event>().WithMany().HasForeignKey(session => session.EventId);
        table.HasOne<Room>().WithMany().HasForeignKey(session => session.RoomId).OnDelete(DeleteBehavior.SetNull);
        table.HasOne<Subject>().WithOne().HasForeignKey<Session>(session => session.Id);
        table.HasMany(session => session.Speakers).WithOne().HasForeignKey(speaker => speaker.SessionId);
    }
}

internal sealed class SessionSpeakerTable : IEntityTypeConfiguration<SessionSpeaker>
{
    public void Configure(EntityTypeBuilder<SessionSpeaker> table)
    {
        table.ToTable("session_speakers");
        table.HasKey(held => new { held.SessionId, held.SpeakerId });
        table.HasOne<Speaker>().WithMany().HasForeignKey(held => held.SpeakerId);
    }
}

internal sealed class FormerAddressTable : IEntityTypeConfiguration<FormerAddress>
{
    public void Configure(EntityTypeBuilder<FormerAddress> table)
    {
        table.ToTable("former_addresses");
        table.HasKey(former => new { former.EventId, former.Slug });
        table.Property(former => former.Slug).HasMaxLength(Slug.Limit);
        table.HasOne<Session>().WithMany().HasForeignKey(former => former.SessionId);
    }
}

public static class ProgrammeRows
{
    extension(RapportDb db)
    {
        public DbSet<Room> Rooms => db.Set<Room>();

        public DbSet<Speaker> Speakers => db.Set<Speaker>();

        public DbSet<Session> Sessions => db.Set<Session>();

        public DbSet<FormerAddress> FormerAddresses => db.Set<FormerAddress>();

        /// <summary>The sessions of these speakers.</summary>
        public IQueryable<Subject> GivenBy(IReadOnlyCollection<Guid> speakers)
        {
            var given = db.Set<SessionSpeaker>().Where(held => speakers.Contains(held.SpeakerId));
            return db.Subjects.Where(subject => given.Any(held => held.SessionId == subject.Id));
        }
    }
}
